import hashlib
import json

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.utils import timezone

from .models import Command, Event, Line, Order, Session

OPEN = ["new", "picking", "waiting", "ready"]
broadcast = async_to_sync(get_channel_layer().group_send)


def health(request):
    return HttpResponse("ok")


def person_of(request):
    token = request.COOKIES.get("session", "")
    hashed = hashlib.sha256(token.encode()).digest()
    session = (
        Session.objects.select_related("person")
        .filter(id_hash=hashed, ended_at=None, person__active=True)
        .first()
    )
    if session is None:
        return None
    if request.method == "POST" and request.headers.get("X-Csrf-Token") != session.csrf_token:
        return None
    return session.person


def card(order):
    return {
        "id": str(order.id),
        "number": order.number,
        "version": order.version,
        "state": order.state,
        "client": {"code": order.client_code, "name": order.client_name},
        "seller": {"id": str(order.seller_id), "name": order.seller.name},
        "logistics": order.logistics,
        "packaging": order.packaging,
        "progress": order.progress,
        "createdAt": order.created_at.isoformat(),
        "finishedAt": None,
        "paused": False,
        "lines": order.lines_count,
        "linesResolved": order.lines_resolved,
        "units": order.units,
        "unitsResolved": order.units_resolved,
        "unitsMissing": order.units_missing,
        "unitsArrived": order.units_arrived,
        "pickers": order.pickers,
    }


def board(request):
    if person_of(request) is None:
        return JsonResponse({"code": "unauthenticated"}, status=401)
    orders = Order.objects.filter(state__in=OPEN).select_related("seller").order_by("created_at", "id")
    return JsonResponse({"orders": [card(order) for order in orders], "nextCursor": None})


def commands(request, order_id):
    person = person_of(request)
    if person is None:
        return JsonResponse({"code": "unauthenticated"}, status=401)
    wanted = json.loads(request.body)["commands"]
    with transaction.atomic():
        order = Order.objects.select_for_update(of=("self",)).select_related("seller").get(id=order_id)
        known = {
            str(done.command_id): done.result
            for done in Command.objects.filter(
                order=order, command_id__in=[command["commandId"] for command in wanted]
            )
        }
        lines = {str(line.id): line for line in Line.objects.filter(order=order).order_by("position")}
        results = []
        for command in wanted:
            if command["commandId"] in known:
                results.append(known[command["commandId"]])
            else:
                results.append(pick(order, lines, command, person))
        order.save()
    broadcast("board", {"type": "card", "text": json.dumps({"type": "card", "order": card(order)})})
    return JsonResponse({"version": order.version, "results": results})


def pick(order, lines, command, person):
    line = lines[command["lineId"]]
    quantity = min(command["quantity"], line.pending)
    line.pending -= quantity
    line.picked += quantity
    line.save(update_fields=["pending", "picked"])
    order.version += 1
    summarise(order, lines.values(), person)
    result = {"commandId": command["commandId"], "outcome": "applied", "quantity": quantity}
    move = {"line": command["lineId"], "from": "pending", "to": "picked", "quantity": quantity}
    Event.objects.create(
        order=order, version=order.version, type="picked", at=timezone.now(), by=person, data={"moves": [move]}
    )
    Command.objects.create(order=order, command_id=command["commandId"], actor=person, result=result)
    return result


def summarise(order, lines, person):
    open_units = [line.pending + line.to_buy + line.bought + line.arrived for line in lines]
    shares = [1 - left / line.requested for left, line in zip(open_units, lines)]
    order.progress = sum(shares) / len(shares)
    order.lines_resolved = sum(1 for left in open_units if left == 0)
    order.units_resolved = order.units - sum(open_units)
    order.units_missing = sum(line.to_buy + line.bought for line in lines)
    order.units_arrived = sum(line.arrived for line in lines)
    order.state = "ready" if sum(open_units) == 0 else "picking"
    others = [picker for picker in order.pickers if picker["id"] != str(person.id)]
    order.pickers = [{"id": str(person.id), "name": person.name}] + others[:3]
