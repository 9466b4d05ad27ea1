"""The addresses of search and of the page of keys."""

from django.urls import path

from clearslate.web.views import search

urlpatterns = [
    path("search", search.search, name="search"),
    path("help/keys", search.keys, name="keys"),
]
