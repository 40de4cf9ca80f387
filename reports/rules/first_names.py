"""First names that are common in North Rhine-Westphalia. A name with a second meaning ("Wolf", "Linde") is left out."""

from typing import Final

FIRST_NAMES: Final = frozenset(
    """
    Achim Adam Adelheid Adrian Agnes Albert Alexander Alexandra Alfons Alfred Alice Alina Alwin Amelie Andrea
    Andreas Angela Angelika Anita Anja Anke Anna Annabelle Anne Anneliese Annette Annika Antje Anton Antonia
    Armin Arndt Arne Arnold Artur Arthur Astrid August Axel Barbara Bastian Beate Benedikt Benjamin Benno Bernd
    Bernhard Bernhardt Berthold Bettina Bianca Birgit Björn Brigitte Britta Bruno Burkhard Carina Carl Carla
    Carmen Carola Caroline Carsten Celina Charlotte Chiara Christa Christel Christiane Christina Christine
    Christof Christoph Christopher Claudia Claus Clemens Constanze Cornelia Corinna Dagmar Daniel Daniela David
    Denise Dennis Detlef Detlev Dieter Dietmar Dietrich Dirk Dominik Dora Doris Dorothea Dorothee Eberhard
    Eckhard Edda Edgar Edith Eduard Egon Elena Elfriede Elias Elisabeth Elke Ellen Elmar Elsa Elsbeth Emil
    Emilia Emma Erhard Erich Erik Erika Erwin Esther Eugen Eva Evelyn Ewald Fabian Felix Ferdinand Finn Florian
    Franz Franziska Frauke Friederike Friedhelm Friedrich Fritz Gabriele Gabriela Georg Gerald Gerd Gerda
    Gerhard Gerlinde Gertrud Gisela Gottfried Greta Gregor Gudrun Guido Günter Günther Gunnar Gustav Hanna
    Hannah Hannelore Hannes Hans Harald Hartmut Hedwig Heike Heiko Heiner Heinrich Heinz Helena Helene Helga
    Helmut Hendrik Henning Henriette Henrik Herbert Hermann Hilde Hildegard Hilmar Holger Horst Hubert Hugo Ida
    Ilona Ilse Imke Ines Inga Inge Ingeborg Ingo Ingrid Irene Iris Irmgard Isabel Isabell Isabella Isabelle
    Ivonne Jakob Jan Jana Janina Janine Jannik Jasmin Jens Jessica Joachim Jochen Johann Johanna Johannes Jonas
    Jonathan Jörg Jörn Josef Josefine Joseph Judith Julia Julian Juliane Julius Jürgen Jutta Kai Karin Karina
    Karl Karla Karola Karsten Katharina Kathrin Katja Katrin Kerstin Kevin Kirsten Klara Klaus Konrad Konstantin
    Kristin Kristina Kurt Lara Larissa Lars Laura Lea Lena Leni Lennart Leon Leonie Leonard Lilli Lina Linda
    Lisa Lothar Louis Louisa Luca Ludger Ludwig Luis Luisa Lukas Lutz Lydia Magdalena Maike Maja Malte Manfred
    Manuel Manuela Marc Marcel Marco Marcus Marei Maren Margarete Margit Margot Margret Maria Marianne Marie
    Marina Mario Marion Marius Markus Marlene Marlies Martha Martin Martina Marvin Mathias Mathilde Matthias Max
    Maximilian Meike Melanie Meinhard Merle Mia Michael Michaela Michel Miriam Mirjam Mona Monika Moritz Nadine
    Nadja Nancy Natalie Natascha Nele Niklas Nicola Nicole Niels Nils Nina Noah Norbert Olaf Ole Oliver Otto
    Pascal Patricia Patrick Paul Paula Pauline Peter Petra Philipp Pia Rainer Ralf Ralph Ramona Raphael Rebecca
    Regina Regine Reimund Reiner Reinhard Reinhold Renate René Rene Ricarda Richard Rita Robert Robin Roland
    Rolf Roman Ronald Rosemarie Roswitha Rüdiger Rudi Rudolf Rupert Sabine Sabrina Sandra Sara Sarah Sascha
    Sebastian Sibylle Siegfried Sigrid Silke Silvia Simon Simone Sofia Sonja Sophia Sophie Stefan Stefanie
    Steffen Stephan Stephanie Susanne Susann Sven Svenja Swen Sylvia Tamara Tanja Theo Theodor Theresa Therese
    Thilo Thomas Thorben Thorsten Tim Timo Tina Tobias Tom Torben Torsten Ulf Ulla Ulrich Ulrike Ursula Ute Uta
    Uwe Valentin Valerie Vanessa Vera Verena Veronika Viktor Viktoria Vincent Volker Volkmar Walburga Walter
    Waltraud Wendelin Werner Wilfried Wilhelm Willi Wilma Winfried Wolfgang Wolfram Yannick Yvonne Abdullah
    Abdul Abdulkadir Abdurrahman Adem Ahmed Ahmet Aleyna Ali Alev Alper Arda Arif Arzu Asli Aslı Ayhan Aylin
    Aynur Ayse Ayşe Aysel Aysun Aytekin Azra Bahar Baran Baris Barış Bayram Bekir Belma Beyza Birol Bülent Burak
    Burcu Büsra Büşra Cafer Can Canan Cansu Celal Cem Cemal Cemile Cengiz Ceyda Çağla Damla Deniz Derya Dilara
    Dilek Dogan Doğan Ebru Ece Elif Emel Emine Emir Emre Engin Enes Ercan Erdal Erdem Erdogan Erhan Erkan Erol
    Esma Esra Fadime Faruk Fatih Fatma Feride Ferhat Filiz Furkan Gamze Gökhan Gönül Gül Gülay Gülcan Güler
    Gülsen Gülşen Hakan Halil Halime Hamza Handan Hanife Harun Hasan Hatice Havva Hayriye Hülya Hüseyin Ibrahim
    İbrahim Idris Ilhan Ilkay Ilker Irem Ismail İsmail Ismet Kadir Kadriye Kazim Kemal Kenan Kerem Koray Kübra
    Leyla Levent Mahmut Mehmet Melek Melike Meltem Meral Merve Meryem Mert Metin Mine Murat Musa Mustafa Nalan
    Nazan Nazli Necla Nermin Neslihan Nesrin Nihat Nilgün Nuray Nurcan Nuri Nurten Oguz Oğuz Okan Oktay Onur
    Orhan Osman Ozan Özcan Özge Özgür Özlem Pinar Pınar Ramazan Recep Remzi Rukiye Sabri Sadik Salih Sami Selcuk
    Selçuk Selim Selin Selma Semra Serap Serdar Serkan Serpil Sevda Sevgi Sevil Sevim Sezer Sibel Sinan Songül
    Süleyman Sultan Şule Tarkan Tayfun Tolga Tülay Tuncay Turan Türkan Ufuk Ugur Uğur Ümit Veysel Volkan Yakup
    Yasemin Yasin Yavuz Yildiz Yıldız Yilmaz Yunus Yusuf Zehra Zeki Zeynep Zübeyde Aaliyah Abbas Abdel Adel Aida
    Aisha Aischa Akram Alaa Amal Amin Amina Amir Amira Anas Anwar Asma Ayman Aziz Bashar Basel Bilal Boutros
    Dalia Dina Fadi Fahad Faisal Farah Farid Farida Faten Fatima Ghada Hadi Haitham Hala Hamid Hana Hanan Hassan
    Hatem Hiba Hisham Huda Hussein Ihab Iman Imad Issam Jamal Jamila Jawad Kamal Karim Khadija Khaled Khalid
    Laila Lamia Layla Lubna Mahdi Mahmoud Majd Malik Manal Marwa Marwan Maryam Mazen Mohamad Mohamed Mohammad
    Mohammed Mona Mounir Muhammad Mustapha Nabil Nada Nader Nadia Naima Najat Nasser Nawal Nizar Noor Nour Nura
    Omar Osama Qasim Rabia Rachid Rami Rana Randa Rania Rashid Reem Rima Saad Said Salim Salma Salwa Samer Samir
    Samira Samira Sana Shadi Shirin Soraya Soufian Tamer Tarek Tariq Wael Walid Wissam Yasmin Yasmine Yassin
    Youssef Zahra Zainab Zaki Ziad Aleksandar Aleksandra Aleksander Alexej Anastasia Andrej Andrzej Bogdan Boris
    Bożena Branka Danuta Darko Dariusz Dejan Dimitri Dmitri Dragan Edyta Ewa Galina Goran Grzegorz Gordana Igor
    Irina Iryna Ivan Ivana Jadranka Jerzy Joanna Jolanta Jovana Kateryna Katarzyna Krzysztof Larisa Ljiljana
    Ljubica Ludmila Łukasz Lyudmyla Małgorzata Malgorzata Marek Marija Marijana Mariusz Milan Milena Milica
    Mirko Miroslav Nadeschda Natalia Natalija Natalya Nataliia Nikola Nikolai Oksana Oleg Oleh Olena Olga Oxana
    Pavel Pawel Piotr Predrag Radmila Sergej Sergey Serhii Slavica Snežana Slobodan Stanislaw Svetlana Swetlana
    Tamás Tatjana Tatiana Tetiana Tomasz Vesna Viktorija Vladimir Wladimir Volodymyr Wojciech Yana Yulia Yuliia
    Zbigniew Zdravko Zlatko Zoran Agron Albana Arben Ardita Armend Arta Besim Besnik Blerim Burim Dardan Drita
    Fatmir Fisnik Flamur Gjergj Ilir Jeton Luljeta Mirela Shpresa Valon Vjosa Alejandro Alfonso Alessandro
    Alessandra Antonella Antonio Carlos Carmela Cristian Cristina Diego Domenico Eduardo Enrico Esteban Fabio
    Fernando Filippo Francesca Francesco Francisco Giovanna Giovanni Giulia Giuseppe Gonzalo Henrique Ioana
    Ionut Javier João Joao Jorge José Juan Juana Luigi Manolo Marcelo Marcos Maurizio Mihai Miguel Mihaela
    Nicoleta Pablo Paolo Pedro Pilar Rafael Raquel Ricardo Roberto Rodrigo Rosalia Salvatore Sergio Stefano
    Vasile Vincenzo Xenia Alexandros Christos Dimitrios Dimitra Eleni Georgios Giorgos Ioannis Katerina
    Konstantinos Kostas Maria Nikos Panagiotis Sofia Stavros Vasiliki Vassilios Yannis Ardalan Arash Ashkan Azad
    Babak Behrouz Berfin Berivan Cihan Dilan Dilovan Dilsah Farhad Farnaz Gulistan Hamed Hevin Hiwa Homa Jiyan
    Kamran Kaveh Mahnaz Masoud Mehdi Mehran Mina Mitra Mojtaba Nasrin Nazanin Newroz Omid Parisa Parvin Pouya
    Reza Rojda Rojin Roya Ronahi Saeed Sahar Sanaz Shahram Shahin Shirwan Siamak Soheila Zhino Zozan Abena
    Aboubacar Adwoa Afia Akosua Akua Alhassan Aliou Alpha Amadou Amara Aminata Ayodele Biniam Blessing Boubacar
    Chidi Chinedu Demba Desta Diallo Djibril Emeka Fatou Fatoumata Filmon Genet Habtom Haile Ibrahima Idrissa
    Ikenna Issa Kidane Kofi Kojo Kwaku Kwame Kwasi Lamin Mamadou Mariama Mehari Modou Moussa Mulugeta Nana Ngozi
    Okechukwu Oumar Ousmane Rahel Samba Sekou Selam Senait Seydou Tekle Tesfay Uchenna Yaw Yonas Anh Hoang Huong
    Linh Minh Phuong Quang Thanh Thao Thi Trang Tuan Amit Anil Anita Arun Deepak Lakshmi Priya Rajesh Ravi
    Sanjay Suresh Vijay Andrew Anthony Brian Catherine Charles Edward Elizabeth Emily George Harry Helen Henry
    Jack James Jane Jason Jeffrey Jennifer Jeremy John Joshua Kate Kathleen Kenneth Lucy Margaret Mary Matthew
    Megan Nicholas Rachel Rebekah Ryan Samuel Sean Steven Susan Timothy Victoria William Zoe
    """.split()  # noqa: SIM905 -- a list to be read
)
