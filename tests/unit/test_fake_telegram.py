"""The fake Bot API as python-telegram-bot, a client by other hands, finds it."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession
from telegram import (
    Bot,
    BotCommand,
    KeyboardButton,
    MenuButtonCommands,
    ReplyKeyboardMarkup,
    Update,
)
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters

from tests.platforms.clock import HandClock
from tests.platforms.foreign_client import a_bot, one_button
from tests.platforms.samples import picture
from tests.platforms.telegram import FakeTelegram
from tests.platforms.telegram_chat import Seen

ANN = 5_000_000_001


@pytest.fixture(autouse=True)
def seconds_as_timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # otherwise the client warns at every 429


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as server:
        yield server


@pytest.fixture
async def bot(fake: FakeTelegram) -> AsyncIterator[Bot]:
    async with a_bot(fake) as client:
        yield client


async def test_a_polling_application_answers_text_and_taps(fake: FakeTelegram) -> None:
    async def ask(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message
        await update.message.reply_text(
            f"发烧吗? {update.message.text}", reply_markup=one_button("是", "yes")
        )

    async def note(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        query = update.callback_query
        assert query
        await query.answer("好的")
        await query.edit_message_text(f"选了 {query.data}")

    application = (
        Application.builder()
        .token(fake.token)
        .base_url(f"{fake.url}/bot")
        .base_file_url(f"{fake.url}/file/bot")
        .build()
    )
    application.add_handler(MessageHandler(filters.TEXT, ask))
    application.add_handler(CallbackQueryHandler(note))
    async with application:
        await application.start()
        assert application.updater
        await application.updater.start_polling(poll_interval=0, timeout=1)
        user = fake.user(ANN)
        await user.send("你好 👋")
        seen = await user.wait("你好 👋")
        assert seen[0].labels == ["是"]
        await user.tap("是")
        edited = await user.wait("选了 yes")
        assert edited[0].labels == []
        assert edited[0].edits == 1
        assert user.toasts == ["好的"]
        assert user.spinners == 0
        await fake.settled()
        await application.updater.stop()
        await application.stop()


async def test_every_kind_of_content_reaches_a_foreign_parser(fake: FakeTelegram, bot: Bot) -> None:
    user = fake.user(ANN, language_code="zh-hans")
    await user.send("/start ward7")
    await user.photo(picture("PNG"), caption="皮疹")
    await user.voice(seconds=7)
    await user.document(b"%PDF-1.4 x", name="化验.pdf")
    await user.location(31.2, 121.5)
    await user.contact("+8613800000000")
    await user.edit("/start ward8")
    await user.block()
    updates = await bot.get_updates(timeout=0)
    texts = [update.message.text if update.message else None for update in updates]
    assert texts[0] == "/start ward7"
    message = updates[1].message
    assert message
    assert message.photo[-1].width == 1280
    assert message.caption == "皮疹"
    assert updates[2].message
    assert updates[2].message.voice
    assert updates[3].message
    assert updates[3].message.document
    assert updates[3].message.document.file_name == "化验.pdf"
    assert updates[4].message
    assert updates[4].message.location
    assert updates[5].message
    assert updates[5].message.contact
    assert updates[6].edited_message
    assert updates[6].edited_message.text == "/start ward8"
    assert updates[7].my_chat_member
    assert updates[7].my_chat_member.new_chat_member.status == "kicked"
    user_object = updates[0].effective_user
    assert user_object
    assert user_object.language_code == "zh-hans"


async def test_offsets_confirm_and_an_unconfirmed_update_comes_again(
    fake: FakeTelegram, bot: Bot
) -> None:
    user = fake.user(ANN)
    await user.send("one")
    await user.send("two")
    first = await bot.get_updates(timeout=0)
    again = await bot.get_updates(timeout=0)
    assert [u.update_id for u in first] == [u.update_id for u in again]
    rest = await bot.get_updates(offset=first[0].update_id + 1, timeout=0)
    assert [u.update_id for u in rest] == [first[1].update_id]
    assert await bot.get_updates(offset=first[1].update_id + 1, timeout=0) == ()


async def test_a_long_poll_wakes_when_something_arrives(fake: FakeTelegram, bot: Bot) -> None:
    waiting = asyncio.create_task(bot.get_updates(timeout=30))
    while not waiting.done() and not fake.inbox.pending():
        await asyncio.sleep(0.01)
        await fake.user(ANN).send("hello")
    assert len(await waiting) == 1


async def test_a_second_poll_ends_the_first(fake: FakeTelegram, bot: Bot) -> None:
    async with a_bot(fake) as other:
        first = asyncio.create_task(bot.get_updates(timeout=30))
        while not fake.inbox.polling:
            await asyncio.sleep(0)
        second = asyncio.create_task(other.get_updates(timeout=30))
        with pytest.raises(Conflict, match="terminated by other"):
            await first
        await fake.user(ANN).send("hello")
        assert len(await second) == 1


async def test_polling_beside_a_webhook_is_a_conflict(fake: FakeTelegram, bot: Bot) -> None:
    await bot.set_webhook("http://127.0.0.1:9/hook", secret_token="s3cret", max_connections=20)
    info = await bot.get_webhook_info()
    assert info.url == "http://127.0.0.1:9/hook"
    assert info.max_connections == 20
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates(timeout=0)
    await bot.delete_webhook()
    assert await bot.get_updates(timeout=0) == ()


async def test_files_go_up_and_come_down_unchanged(fake: FakeTelegram, bot: Bot) -> None:
    user, data = fake.user(ANN), picture("PNG")
    sent = await bot.send_photo(ANN, data, caption="图")
    assert user.seen[0].media == data
    assert user.seen[0].text == "图"
    file = await bot.get_file(sent.photo[-1].file_id)
    assert bytes(await file.download_as_bytearray()) == data
    await bot.send_photo(ANN, sent.photo[-1].file_id)
    await bot.send_voice(ANN, b"OggS-voice")
    await bot.send_document(ANN, b"report", filename="r.txt")
    await bot.send_location(ANN, 31.2, 121.5)
    assert [shown.kind for shown in user.seen[1:]] == ["photo", "voice", "document", "location"]
    assert user.seen[4].place == (31.2, 121.5)
    with pytest.raises(BadRequest, match=r"(?i)image_process_failed"):
        await bot.send_photo(ANN, b"no picture")


async def test_a_download_link_runs_out_after_an_hour() -> None:
    clock = HandClock()
    async with FakeTelegram(clock=clock) as fake, a_bot(fake) as bot, ClientSession() as web_client:
        fake.user(ANN)
        sent = await bot.send_document(ANN, b"report", filename="r.txt")
        assert sent.document
        file = await bot.get_file(sent.document.file_id)
        assert file.file_path
        for passed, status in ((0, 200), (3601, 404)):
            clock.advance(passed)
            async with web_client.get(file.file_path) as answer:
                assert answer.status == status


async def test_an_unchanged_edit_is_refused_and_a_deleted_message_is_gone(
    fake: FakeTelegram, bot: Bot
) -> None:
    user = fake.user(ANN)
    sent = await bot.send_message(ANN, "请选择", reply_markup=one_button("是", "y"))
    with pytest.raises(BadRequest, match="not modified"):
        await bot.edit_message_text(
            "请选择", ANN, sent.message_id, reply_markup=one_button("是", "y")
        )
    await bot.edit_message_reply_markup(ANN, sent.message_id, reply_markup=None)
    assert user.seen[0].labels == []
    await bot.delete_message(ANN, sent.message_id)
    assert user.seen == []
    with pytest.raises(BadRequest, match="not found"):
        await bot.delete_message(ANN, sent.message_id)


async def test_a_press_is_answered_once_and_in_time() -> None:
    clock = HandClock()
    async with FakeTelegram(clock=clock) as fake, a_bot(fake) as bot:
        user = fake.user(ANN)
        await bot.send_message(ANN, "请选择", reply_markup=one_button("是", "y"))
        await user.tap("是")
        await user.tap(0)
        first, second = (u.callback_query for u in await bot.get_updates(timeout=0))
        assert first
        assert second
        assert first.data == second.data == "y"
        await first.answer()
        with pytest.raises(BadRequest, match="too old"):
            await first.answer()
        clock.advance(60)
        with pytest.raises(BadRequest, match="too old"):
            await second.answer()
        assert user.spinners == 1


async def test_an_old_message_can_still_be_tapped(fake: FakeTelegram, bot: Bot) -> None:
    user = fake.user(ANN)
    sent = await bot.send_message(ANN, "旧", reply_markup=one_button("是", "old"))
    old: Seen = user.seen[0]
    await bot.edit_message_text("选了", ANN, sent.message_id)
    with pytest.raises(AssertionError, match="no button"):
        await user.tap("是")
    await user.tap("是", on=old)
    await user.tap("是", on=old, inaccessible=True)
    late, gone = (u.callback_query for u in await bot.get_updates(timeout=0))
    assert late
    assert late.data == "old"
    assert gone
    assert gone.message
    assert gone.message.date.timestamp() == 0


async def test_the_big_keys_write_their_label(fake: FakeTelegram, bot: Bot) -> None:
    user = fake.user(ANN)
    keys = ReplyKeyboardMarkup([["挂号", "医生", KeyboardButton("位置", request_location=True)]])
    await bot.send_message(ANN, "菜单", reply_markup=keys)
    assert user.keyboard == ["挂号", "医生", "位置"]
    with pytest.raises(AssertionError, match="use contact or location"):
        await user.tap("位置")
    await user.tap("医生")
    assert (await bot.get_updates(timeout=0))[0].message.text == "医生"  # type: ignore[union-attr]


async def test_a_person_who_blocked_is_forbidden_until_they_return(
    fake: FakeTelegram, bot: Bot
) -> None:
    user = fake.user(ANN)
    await user.block()
    with pytest.raises(Forbidden, match="blocked by the user"):
        await bot.send_message(ANN, "hi")
    await user.unblock()
    await bot.send_message(ANN, "hi")
    assert [shown.text for shown in user.seen] == ["hi"]


async def test_a_stranger_is_not_found_before_they_write(fake: FakeTelegram, bot: Bot) -> None:
    user = fake.user(ANN, started=False)
    with pytest.raises(BadRequest, match="not found"):
        await bot.send_message(ANN, "hi")
    await user.send("/start")
    await bot.send_message(ANN, "hi")


async def test_a_wrong_token_is_unauthorized(fake: FakeTelegram) -> None:
    with pytest.raises(InvalidToken):
        async with a_bot(fake, "1:wrong"):
            pass


async def test_commands_actions_and_the_menu_button_are_kept(fake: FakeTelegram, bot: Bot) -> None:
    user = fake.user(ANN)
    await bot.set_my_commands([BotCommand("help", "帮助")], language_code="zh")
    assert [c.command for c in await bot.get_my_commands(language_code="zh")] == ["help"]
    with pytest.raises(BadRequest, match=r"(?i)command_invalid"):
        await bot.set_my_commands([BotCommand("帮助", "x")])
    await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    assert fake.methods.menu_buttons[0]["type"] == "commands"
    await bot.send_chat_action(ANN, "typing")
    assert user.actions == ["typing"]
