"""How the bot chooses to be told: by asking, or by being called."""

import re
import time
from urllib.parse import urlsplit

from tests.faults.core import Core, Method, method
from tests.faults.ledger import Call
from tests.faults.wire import Fields, Json, bad_request

_WEBHOOK = (
    *("url", "certificate", "ip_address", "max_connections"),
    *("allowed_updates", "drop_pending_updates", "secret_token"),
)
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


async def get_updates(core: Core, call: Call) -> list[Json]:
    updates = await core.updates.poll(call.fields)
    core.changes.touch()
    return updates


async def set_webhook(core: Core, call: Call) -> bool:
    fields = call.fields
    url, secret = fields.text("url"), fields.text("secret_token")
    if url and urlsplit(url).scheme not in ("https", "http"):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if "secret_token" in fields.values and not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    await _stop(core, fields)
    if "allowed_updates" in fields.values:
        core.updates.allowed = list(fields.decoded("allowed_updates") or [])
    if url:
        core.webhook.open(url, secret, fields.integer("max_connections") or 40)
        core.updates.hook = core.webhook.offer
        core.updates.end_polls()
        while core.updates.pending:
            core.webhook.offer(core.updates.pending.popleft())
    core.changes.touch()
    return True


async def delete_webhook(core: Core, call: Call) -> bool:
    await _stop(core, call.fields)
    return True


async def _stop(core: Core, fields: Fields) -> None:
    core.updates.hook = None
    core.updates.pending.extend(await core.webhook.close())
    if fields.flag("drop_pending_updates"):
        core.updates.pending.clear()


def webhook_info(core: Core, call: Call) -> Json:
    hook = core.webhook
    info: Json = {
        "url": hook.url,
        "has_custom_certificate": False,
        "pending_update_count": hook.waiting() + len(core.updates.pending),
        "max_connections": hook.most,
        "allowed_updates": core.updates.allowed,
    }
    if hook.last_error:
        info |= {"last_error_message": hook.last_error, "last_error_date": int(time.time())}
    return info


METHODS: dict[str, Method] = {
    "getUpdates": method(get_updates, "offset", "limit", "timeout", "allowed_updates"),
    "setWebhook": method(set_webhook, *_WEBHOOK),
    "deleteWebhook": method(delete_webhook, "drop_pending_updates"),
    "getWebhookInfo": method(webhook_info),
}
