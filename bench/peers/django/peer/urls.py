from django.urls import path

from . import views

urlpatterns = [
    path("", views.health),
    path("api/orders", views.board),
    path("api/orders/<uuid:order_id>/commands", views.commands),
]
