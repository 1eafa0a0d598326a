"""The calm ground of the map as compact GeoJSON for the browser."""
