import uuid

from django.db import models


class Person(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    name = models.TextField()
    role = models.TextField()
    active = models.BooleanField(default=True)


class Session(models.Model):
    id_hash = models.BinaryField(primary_key=True)
    person = models.ForeignKey(Person, models.PROTECT)
    csrf_token = models.TextField()
    ended_at = models.DateTimeField(null=True)


class Order(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    number = models.TextField(null=True)
    version = models.IntegerField(default=1)
    state = models.TextField()
    client_code = models.TextField()
    client_name = models.TextField()
    seller = models.ForeignKey(Person, models.PROTECT)
    logistics = models.TextField()
    packaging = models.TextField()
    progress = models.FloatField()
    created_at = models.DateTimeField()
    lines_count = models.IntegerField()
    lines_resolved = models.IntegerField()
    units = models.IntegerField()
    units_resolved = models.IntegerField()
    units_missing = models.IntegerField()
    units_arrived = models.IntegerField()
    pickers = models.JSONField(default=list)

    class Meta:
        indexes = [models.Index(fields=["state", "created_at"])]


class Line(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    order = models.ForeignKey(Order, models.PROTECT, related_name="lines")
    position = models.IntegerField()
    code = models.TextField()
    description = models.TextField()
    unit = models.TextField()
    requested = models.IntegerField()
    pending = models.IntegerField()
    picked = models.IntegerField()
    to_buy = models.IntegerField()
    bought = models.IntegerField()
    arrived = models.IntegerField()
    substituted = models.IntegerField()
    not_sent = models.IntegerField()


class Event(models.Model):
    order = models.ForeignKey(Order, models.PROTECT)
    version = models.IntegerField()
    type = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT)
    data = models.JSONField()

    class Meta:
        unique_together = [("order", "version")]


class Command(models.Model):
    order = models.ForeignKey(Order, models.PROTECT)
    command_id = models.UUIDField()
    actor = models.ForeignKey(Person, models.PROTECT)
    result = models.JSONField()

    class Meta:
        unique_together = [("order", "command_id")]
