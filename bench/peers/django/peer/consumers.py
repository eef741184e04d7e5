from channels.generic.websocket import AsyncWebsocketConsumer


class Screen(AsyncWebsocketConsumer):
    """One screen on the board."""

    async def connect(self):
        await self.channel_layer.group_add("board", self.channel_name)
        await self.accept()

    async def disconnect(self, code):
        await self.channel_layer.group_discard("board", self.channel_name)

    async def card(self, event):
        await self.send(text_data=event["text"])
