"""Every effect by its name: what a `Do` step or a key of a `Human` step asks the turn to run."""

from __future__ import annotations

from bot.clinic import aftercare, booking, doors, entry, family, intake, joining, lining
from bot.clinic.context import Answers, Context, Effect

__all__ = ["EFFECTS", "Answers", "Context", "Effect"]

_ALL: tuple[Effect, ...] = (
    entry.menu_facts,
    entry.consent_given,
    entry.consent_refused,
    entry.reset_consent,
    entry.my_case,
    entry.toggle_larger,
    entry.larger_on,
    entry.set_language,
    entry.language_known,
    entry.toggle_notices,
    entry.wording,
    doors.door_note,
    family.family_facts,
    family.family_code,
    family.family_ask,
    family.family_answer,
    family.family_list,
    family.family_end,
    entry.patients_saved,
    entry.patient_use,
    entry.patient_seek,
    entry.patient_keep,
    intake.complaint_kind,
    intake.read_fever,
    intake.assess,
    intake.raise_alarm,
    intake.store_intake,
    joining.doctor_facts,
    joining.suggest_role,
    joining.role_hours,
    joining.words_needed,
    joining.open_case,
    lining.queue_look,
    lining.queue_cancel,
    lining.case_cancel,
    lining.case_rejoin,
    lining.keep_waiting,
    lining.want_callback,
    lining.want_question,
    lining.nearest_hospital,
    lining.leave_question,
    booking.callback_times,
    booking.callback_book,
    aftercare.case_finish,
    aftercare.rate,
    aftercare.keep_reason,
    aftercare.case_reopen,
    aftercare.go_on,
    aftercare.let_go,
)

EFFECTS: dict[str, Effect] = {effect.__name__: effect for effect in _ALL}
