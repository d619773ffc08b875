// The events of the record: their types and what each payload holds. Projections (storage) fold exactly these.
//
// Names are on disk: declared once, never renamed. Ids travel as whole numbers, dates as ISO text, instants as ISO UTC
// text. `owner` is {"user": id|absent, "team": id, "managers": true|absent}; `due` is core/calendar's Due::ToDocument;
// a clock is {"id","title","from","due","at","rated","stopped"}.
#pragma once

namespace caseway::events {

// ---- stream person/ID ----
// {"person": Person, "source": "hand"|"file"|"demonstration", "contact": id?}
inline constexpr char kPersonRegistered[] = "person.registered";
// {"changes": fields, "before": the same fields, "reason": text?}
inline constexpr char kPersonChanged[] = "person.changed";
// {"into": id, "reason", "carried": {what the other lacked}}: on the record that gives way; reading follows. Undone by
// person.unmerged {"from": id, "reason"}: what was carried and nobody changed since goes back.
inline constexpr char kPersonMerged[] = "person.merged";
inline constexpr char kPersonUnmerged[] = "person.unmerged";
// {"key", "code", "text", "source", "since", "review"?, "expires"?}; ended: {"key", "reason"}
inline constexpr char kAlertAdded[] = "person.alert-added";
inline constexpr char kAlertEnded[] = "person.alert-ended";
// {"needs": [{"need","format","detail","reviewed"?}]}: the whole list anew
inline constexpr char kNeedsRecorded[] = "person.communication-needs-recorded";
// {"other": id, "kind", "emergency_contact"?, "next_of_kin"?, "authority_seen"?, "safe_contact"?, "since"}; ended:
// {"other","kind","on"}
inline constexpr char kRelated[] = "person.related";
inline constexpr char kUnrelated[] = "person.unrelated";
// {"key","with": code,"other": person id?,"name"?,"what": code,"detail"?,"since"}; withdrawn:
// {"key","other"?,"on","reason"?,"replaced_by": key?} where they chose otherwise
inline constexpr char kSharingChosen[] = "person.sharing-chosen";
inline constexpr char kSharingWithdrawn[] = "person.sharing-withdrawn";
// {"on": date, "told_by"}; corrected: {"on": date|null, "reason"}
inline constexpr char kDied[] = "person.died";
inline constexpr char kDeathCorrected[] = "person.death-corrected";
// {"from": date, "address","postcode","residence","kind": "within"|"in"|"out"|"placement", "changes": Person fields}
inline constexpr char kMoved[] = "person.moved";
// The same without "changes", from a day to come: nothing changes until "person.moved" with "planned": true says so on
// that day. A person has one at most; taken back: {"reason"}
inline constexpr char kMovePlanned[] = "person.move-planned";
inline constexpr char kMovePlanDropped[] = "person.move-plan-dropped";
// {"other": id, "reasons": text, "score"}; answered: {"other": id, "answer": "same"|"not"|"unsure", "reason"}
inline constexpr char kDuplicateSuspected[] = "person.duplicate-suspected";
inline constexpr char kDuplicateAnswered[] = "person.duplicate-answered";
// {"reason"}: somebody asked for erasure by law; withdrawn: the record is kept. Carried out it is "record.erased" of
// storage/sqlite/erasure.h: {"reason","asked_by"?,"asked_by_name"?,"asked"?,"positions":[..],"blobs":[..],"forms":[..]}
inline constexpr char kErasureAsked[] = "person.erasure-asked";
inline constexpr char kErasureWithdrawn[] = "person.erasure-withdrawn";

// ---- stream person/ID or case/ID ----
// {"note": id, "people": [ids], "case": id?, "type": code, "text", "present"?, "seen_alone"?, "third_party"?,
// "key_event"?, "contact"?: true when somebody was in touch with the person}
inline constexpr char kNoteWritten[] = "note.written";
// {"note": id, "reason", "moved_to": person id?, "possible_breach"?: true where it stood on the wrong record}
inline constexpr char kNoteMarkedInError[] = "note.marked-in-error";
// {"attachment": id, "name","media_type","size","digest","people":[ids],"case": id?,"form": id?}
inline constexpr char kAttachmentAdded[] = "attachment.added";

// ---- stream contact/ID ----
// {"subject": person id, "channel","received":
// instant,"external_ref"?,"referrer":{"name","agency","phone"},"reason","urgency",
//  "consent","safeguarding","notes","out_of_hours","source"}
inline constexpr char kContactLogged[] = "contact.logged";
// {"by": user, "at"}: an out-of-hours contact was taken over by the day team (B8, F30)
inline constexpr char kContactAcknowledged[] = "contact.acknowledged";
// {"subject": person id, "reason"}: linked to a known person at triage (P41)
inline constexpr char kContactRelinked[] = "contact.relinked";

// ---- stream case/ID ----
// {"pathway","version","subject": id,"capacity","parties":[{"person","role"}],"contact": id?,"opened_from": case
// id?,"how"?,
//  "received","first_contact","state","owner","due","clocks":[..],"restriction": 0|1|2,"access":[user
//  ids],"band"?,"band_rank"?, "awaits_decision"?,"facts":{...},
//  "measures"?:{id: {"of","met","person"?: true}} for how much it counts in the rates worked out here, as below}
//  "due" may hold the other date beside it: {..,"beside": {..}} (core/calendar/due.h)
inline constexpr char kCaseOpened[] = "case.opened";
// {"action","title","from","to","moves": true when the state is entered (anew),"owner" (absent at an end),"due"|null at
// an end,
//  "clocks"?:[those begun, stopped or dated anew],"restriction"?,"access"?:[added user
//  ids],"awaits_decision","paused"?: instant it starts,"resumed"?: instant it
//  ends,"reason":{"code","label","text"}?,"decisions":{...}?,"ends"?: effect on returns,"ended": true at an end
//  state,"outcome"?, "effects":[..]?,"letters":[letter ids]?,"opened":[case ids]?,"form":{"id","form","version"}?,
//  "possible_breach"?: true where it ends in error for such a reason,"measures"?}; the action "changed_after_sign_off"
//  is nobody's: a form that a signed decision rests on was changed, and the case goes back to be signed
//  (core/casework/sign_again.h)
inline constexpr char kCaseAdvanced[] = "case.advanced";
// {"form_id","form"}: someone began to write a form of the case; its drafts are kept under this id, outside the log
inline constexpr char kFormStarted[] = "case.form-started";
// {"form_id","form","definition_version","version","answers","digest","title","items":[{"row","as","label","due","done"}],
//  "facts":{name: value},"reason"?: of a later version,"measures"?}
inline constexpr char kFormSubmitted[] = "case.form-submitted";
// {"form_id","form","version"}: frozen at sign-off
inline constexpr char kFormSignedOff[] = "case.form-signed-off";
// {"form_id","form","version","reason","possible_breach"?}
inline constexpr char kFormMarkedInError[] = "case.form-marked-in-error";
// {"owner","reason": text?,"how": "allocated"|"taken"|"returned"|"reassigned","due"?,"access"?:[added user ids]}
inline constexpr char kOwnerChanged[] = "case.owner-changed";
// {"team": id,"user": id?,"note"}; answered: {"owner","note","access"?:[added user ids]}
// (accepted) or {"reason"} (bounced)
inline constexpr char kHandoverOffered[] = "case.handover-offered";
inline constexpr char kHandoverAccepted[] = "case.handover-accepted";
inline constexpr char kHandoverBounced[] = "case.handover-bounced";
// {"due"?,"clocks"?: [those counted again],"reason"}: the look-again date moved by hand, or dates counted again
inline constexpr char kLookedAgain[] = "case.looked-again";
// {"band","band_rank","reason"}
inline constexpr char kBanded[] = "case.banded";
// {"restriction": 0|1|2,"access":[user ids],"reason"}
inline constexpr char kRestricted[] = "case.restricted";
// {"user": id,"until": instant,"reason"}: break-glass
inline constexpr char kAccessTaken[] = "case.access-taken";
// {"entry": position of a case.access-taken}: whoever answers for restricted cases has looked into it
inline constexpr char kAccessSeen[] = "case.access-seen";
// {"other": case id,"how"}
inline constexpr char kCaseLinked[] = "case.linked";
// {"person": id,"role": code of party-roles; older ones have blanks for hyphens}
inline constexpr char kPartyAdded[] = "case.party-added";
// {"from": version,"version","due","clocks":[running],"awaits_decision","reason"}: follows another version of its
// pathway, whose digest is the event's definition (F4)
inline constexpr char kVersionChanged[] = "case.version-changed";
// {"reason","possible_breach"}: the case was opened in error; struck through, left out of figures and returns (P50)
inline constexpr char kCaseMarkedInError[] = "case.marked-in-error";
// {"letter_id","letter","title","to","html","stopped"?: code of ports/cases_reading.h,"stopped_reason"?: its words};
// given: {"letter_id","on","how"}
inline constexpr char kLetterWritten[] = "letter.written";
inline constexpr char kLetterGiven[] = "letter.given";

// ---- stream account/ID, team/ID, setting/ID, import/ID ----
// {"user_name","name","email","roles":[..],"teams":[ids],"competences":[..],"declared":[person ids]}; changed:
// {"changes"}
inline constexpr char kAccountCreated[] = "account.created";
inline constexpr char kAccountChanged[] = "account.changed";
inline constexpr char kAccountDisabled[] = "account.disabled";
inline constexpr char kAccountEnabled[] = "account.enabled";
// {"proposal": id,"role": id | "" for a set-up link,"disables"?: true with its "reason","withdraws"?: true where the
// role is to be taken away}: waits for a second administrator; answered:
// {"proposal","role","disables"?,"withdraws"?,"proposed_by": user,"answer": "confirmed"|"refused","reason"?}
inline constexpr char kAccountProposed[] = "account.proposed";
inline constexpr char kAccountProposalAnswered[] = "account.proposal-answered";
// {"key","title","calendar"}; changed: {"changes"}
inline constexpr char kTeamCreated[] = "team.created";
inline constexpr char kTeamChanged[] = "team.changed";
// {"name","from": date,"value","reason"}
inline constexpr char kSettingChanged[] = "setting.changed";
// {"name","value"}: council_name, demonstration
inline constexpr char kPropertySet[] = "setting.property-set";
// {"file","line","row":{column: text},"faults":[{"column","value","rule"}],"safeguarding","urgent","due"}
inline constexpr char kImportExceptionRaised[] = "import.exception-raised";
// {"how": "opened"|"concern" (raised for the case it is about)|"noted" (its words put on that
// case)|"dismissed","reason","contact": id?}
inline constexpr char kImportExceptionResolved[] = "import.exception-resolved";

}  // namespace caseway::events
