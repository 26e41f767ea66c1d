"""Words of the menu while a clinician has the talk: theirs, or the flow's that was proposed."""

from __future__ import annotations

from sqlalchemy import Connection

from bot.clinic import cases, proposals
from bot.clinic.proposals import Proposal
from bot.simulator.person import Simulator
from tests.test_proposals import BESIDE, patient, pressed, told, walk

__all__ = ["patient"]  # a fixture
TEST = ("[小林]", "[都没有]", "[三四天]", "[三联，3 小时出报告，演示价 60 元]", "[采样员上门采]")
VISIT = ("拱墅区", "文一路 1 号 2 幢 301 室", "13800138000", "[没有电梯] [选好了]", "1")
BACK = "请接着说，医生看得到"


async def filling(simulator: Simulator) -> Proposal | None:
    """What the clinician sees that the patient is filling in."""

    def read(conn: Connection) -> Proposal | None:
        case = cases.get(conn, 1)
        assert case is not None
        return proposals.under_way(conn, case)

    return await simulator.parts.store.read(read)


async def test_what_nobody_proposed_is_a_word_to_the_clinician(patient: Simulator) -> None:
    said = ("上门检测", "预约上门检测", "打疫苗", "我不舒服", "小林")
    for word in said:
        assert await walk(patient, word) == []
    assert await told(patient) == ([], [], list(said))


async def test_a_button_of_what_nobody_proposed_opens_nothing_beside_the_talk(
    patient: Simulator,
) -> None:
    assert "您正在和医务人员交谈" in (await pressed(patient, "test"))[0]
    await walk(patient, "您好")
    assert await told(patient) == ([], [], ["您好"])


async def test_the_word_of_the_menu_opens_what_was_proposed_and_it_is_walked_to_its_booking(
    patient: Simulator,
) -> None:
    await walk(patient, "! ask propose-test", "! wait 5s", "我想想")
    assert BESIDE in (await walk(patient, "上门检测"))[0]
    assert await filling(patient) is Proposal.test
    await walk(patient, *TEST, *VISIT, "[确认预约]")
    assert BACK in (await walk(patient, "[好了]"))[-1]
    assert await filling(patient) is None
    await walk(patient, "约好了")
    events, notes, words = await told(patient)
    assert events == ["propose-test", "proposal-opened", "proposal-done"]
    assert (notes, words) == (["note-proposal-test-done"], ["我想想", "约好了"])


async def test_another_word_of_the_menu_in_between_goes_on_beside_the_talk(
    patient: Simulator,
) -> None:
    await walk(patient, "! ask propose-test", "上门检测", "[小林]", "打疫苗", "[流感]", "[小林]")
    assert await filling(patient) is Proposal.test
    assert BACK in (await walk(patient, "人工"))[-1]
    await walk(patient, "还是先聊")
    events, notes, words = await told(patient)
    assert events == ["propose-test", "proposal-opened", "proposal-left"]
    assert (notes, words) == (["note-proposal-test-left"], ["还是先聊"])


async def test_after_a_change_of_language_the_flow_is_offered_again_and_not_the_clinicians(
    patient: Simulator,
) -> None:
    await walk(patient, "! ask propose-test", "上门检测", "[小林]", "语言")
    seen = await walk(patient, "[简体中文]")
    assert "上次的“上门检测”还没做完" in seen[1]
    await walk(patient, "[接着来]", "[都没有]", "[三四天]")
    assert await filling(patient) is Proposal.test
    assert (await told(patient))[2] == []


async def test_asking_for_a_clinician_by_the_menu_leads_back_to_the_one_they_have(
    patient: Simulator,
) -> None:
    await walk(patient, "! ask propose-vaccine", "打疫苗", "[流感]")
    assert BACK in (await walk(patient, "找医生或药师"))[-1]
    await walk(patient, "在吗")
    assert (await told(patient))[2] == ["在吗"]
