"""Permanent addresses of the brochure on the web: the current edition by its year, each by its number."""

from django.urls import URLPattern, path

from . import web_edition

app_name = "brochure"
urlpatterns: list[URLPattern] = [
    path("", web_edition.newest, name="newest"),
    path("<int:year>/", web_edition.page, name="page"),
    path("<int:year>/ausgabe-<int:number>/", web_edition.page, name="page"),
    path("<int:year>/partnerbericht.pdf", web_edition.pdf, name="pdf"),
    path("<int:year>/ausgabe-<int:number>/partnerbericht.pdf", web_edition.pdf, name="pdf"),
    path("<int:year>/bilder/<str:name>", web_edition.picture, name="picture"),
    path("<int:year>/ausgabe-<int:number>/bilder/<str:name>", web_edition.picture, name="picture"),
    path("<int:year>/ausgabe-<int:number>/<path:path>/", web_edition.page, name="page"),
    path("<int:year>/<path:path>/", web_edition.page, name="page"),
]
