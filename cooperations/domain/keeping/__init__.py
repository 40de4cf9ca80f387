"""What keeps a cooperation alive: occasions for contact through the year, and the yearly question whether it lives."""
