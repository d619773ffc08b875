// CasesReading: what pages and use cases may ask about cases, as of one snapshot.
//
// These are projections folded from events: one row holds all that a list needs. Threads: one thread at a time; lives
// no longer than its snapshot.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/access/viewer.h"
#include "core/dates.h"
#include "core/document.h"
#include "core/ids.h"
#include "core/ports/people_reading.h"
#include "core/written_document.h"

namespace caseway {

// One case as its row stands. Dates are from results in events; nothing is computed here.
struct CaseRow {
  CaseId id;
  std::string pathway;
  int pathway_version = 1;
  std::string bundle;  // digest of the pinned bundle
  PersonId subject;
  std::string subject_name;  // as displayed
  std::string capacity;      // "service user", "unpaid carer"
  std::string state;         // id in the pathway
  std::string came_from;     // the state it was in before this one; "" in its first
  UserId owner_user;         // none while a queue holds it
  std::string owner_name;
  TeamId owner_team;           // the team whose queue or whose member holds it
  bool with_managers = false;  // waits for a manager of the team; owner_user is kept for the way back (owner.managers)
  UserId moved_by;             // who brought it to this state
  Instant received{};          // when the contact came in; clocks run from it (P40)
  Instant first_contact{};     // of the journey
  Instant opened{};
  Instant entered{};     // this state
  std::string due_kind;  // "look-again", "limit"
  Instant due_at{};      // the last moment in time
  bool due_is_instant = false;
  bool due_provisional = false;
  WrittenDocument due;  // the whole explanation (core/calendar Due)
  std::string band;     // code of codes/urgency-bands; "" not banded
  int band_rank = 9;    // 1 most urgent; lists order by it
  Restriction restriction = Restriction::kNone;
  bool open = true;
  bool awaits_decision = false;
  std::string pause_since;  // ISO instant while paused, else ""
  std::string ends;         // "completed", "cancelled", "recorded in error", "none" once ended
  std::string outcome;
  Instant ended{};
  CaseId opened_from;
  ContactId contact;
  TeamId offered_team;  // a hand-over offered and not yet answered
  UserId offered_user;
  UserId offered_by;
  std::string offer_note;
  WrittenDocument facts;  // channel, urgency, consent, safeguarding_reported, source, out_of_hours, reason ...
};

// A clock of the case: never paused (P6).
struct ClockRow {
  std::string id;  // "former_ni_132"
  std::string title;
  Instant from{};
  Instant due_at{};
  bool due_is_instant = false;
  bool rated = false;   // kind = limit and switched on
  std::string stopped;  // ISO instant or ""
  Document due;
};

// A clock as a move needs it, without its words and its explanation.
struct StandingClock {
  std::string id;
  Instant from{};
  Instant due_at{};
  bool rated = false;
  bool stopped = false;
  bool provisional = false;  // counted without all bank holidays
};

// One submitted version of a form.
struct FormVersion {
  FormId id;
  std::string form;  // definition id
  int definition_version = 1;
  int version = 1;   // of these answers; 1 the first submitted
  Document answers;  // canonical
  std::string by;
  UserId by_user;
  Instant at{};
  bool signed_off = false;     // frozen: a later change is a new version with a reason
  std::string signed_by = {};  // who signed it off, "" where nobody did
  Instant signed_at{};
  std::string reason;             // of a later version
  bool struck = false;            // recorded in error
  bool closed_with_case = false;  // signed_off, but by nobody: the case ended
};

// A row of a tracked repeating group: an allegation, a line of enquiry, a meeting, a plan action.
struct ItemRow {
  std::string as;  // "line of enquiry"
  std::string label;
  std::string due;  // ISO date or ""
  bool done = false;
  std::string form;
  int row = 0;
};

// The part of someone alleged to be a risk: their name stays in the case (P32). workflows/codes/party-roles.toml has
// it.
inline constexpr char kSourceOfRisk[] = "source-of-risk";
struct PartyRow {
  PersonId person;
  std::string name;
  std::string role;  // a code of party-roles: "carer", kSourceOfRisk
};

struct LetterRow {
  LetterId id;
  std::string letter, title, to, html, by;
  Instant at{};
  std::string given;           // ISO date it was given, or ""
  std::string stopped_reason;  // not sent: why, in words
  std::string stopped;         // the same as a code: kStoppedForFormat and its like, or ""
};
// Why a letter is not sent, as events say it (P45, P46, P48).
inline constexpr char kStoppedForFormat[] = "format";       // the person needs it in another one
inline constexpr char kStoppedByAlert[] = "alert";          // there is an alert not to write to them
inline constexpr char kStoppedByDeath[] = "death";          // they have died
inline constexpr char kStoppedUndecided[] = "not-decided";  // nobody decided yet whether this reader is told anything

struct LinkedCase {
  CaseId id;
  std::string pathway, state, how;  // "opened from", "opened", "same incident", "repeat", "group"
  bool open = true;
  PersonId subject = {};
  std::string subject_name = {}, capacity = {};  // as its row has them
  bool operator==(const LinkedCase&) const = default;
};

// A contact as it came in.
struct ContactRow {
  ContactId id;
  PersonId subject;
  std::string external_ref, channel, referrer_name, referrer_agency, referrer_phone, reason, urgency, consent,
      safeguarding, notes;
  Instant received{};
  bool out_of_hours = false;
  std::string acknowledged;  // ISO instant, or ""
  std::string outcome;       // code once resolved
};

class CasesReading {
 public:
  virtual ~CasesReading() = default;

  virtual std::optional<CaseRow> Find(CaseId id) = 0;
  // Where a case stands and who holds it: one narrow look, for what is asked of every move.
  struct Standing {
    std::string state;
    std::string bundle;  // digest
    bool open = true;
    UserId owner_user;
    TeamId owner_team;
    Instant due_at{};
  };
  virtual std::optional<Standing> StandingOf(CaseId id) = 0;
  // Newest first; ended ones after open ones. Sealed ones only for those named.
  virtual std::vector<CaseRow> OfPerson(PersonId id, const Viewer& viewer) = 0;
  // For conditions and markers, whatever the viewer may see: ids of pathways with an open case for the person.
  virtual std::vector<std::string> OpenPathways(PersonId id) = 0;
  // Whom to speak to about an open standard-restricted case of this person, for those who may know only that much (P9):
  // core/casework/enquiry_marker.h says who they are. None when there is none; sealed cases give none, nor those that
  // concern the viewer or a declared relative.
  struct Marker {
    std::string owner_name;  // empty while a queue holds it
    std::string team_title;
    CaseId case_id = {};  // for who may open it in an emergency, never shown
  };
  virtual std::optional<Marker> SafeguardingMarker(PersonId id, const Viewer& viewer) = 0;
  // Whether the user holds an open case of this person, or one waits in the queue of a team of theirs.
  virtual bool WorksWith(PersonId id, UserId user, const std::vector<TeamId>& teams) = 0;
  virtual std::vector<ClockRow> Clocks(CaseId id) = 0;
  virtual std::vector<StandingClock> StandingClocks(CaseId id) = 0;
  virtual std::vector<FormVersion> LatestForms(CaseId id) = 0;  // one per form definition, unstruck first
  // The same without their answers, which AnswersOf reads one by one: a move asks for few of them.
  virtual std::vector<FormVersion> LatestFormHeads(CaseId id) = 0;
  virtual Document AnswersOf(FormId id, int version) = 0;
  virtual std::vector<FormVersion> FormVersions(CaseId id, const std::string& form) = 0;  // newest first
  // The form of this definition that was begun or submitted for the case; none when nobody has.
  virtual FormId FormOf(CaseId id, const std::string& form) = 0;
  virtual std::vector<ItemRow> Items(CaseId id) = 0;
  // Of these cases the rows that were to be done before the day and are not, by case.
  virtual std::vector<std::pair<CaseId, ItemRow>> LateItems(const std::vector<CaseId>& cases, Date before) = 0;
  virtual std::vector<PartyRow> Parties(CaseId id) = 0;
  virtual std::vector<LinkedCase> Linked(CaseId id, const Viewer& viewer) = 0;
  virtual std::vector<LetterRow> Letters(CaseId id) = 0;
  virtual std::optional<LetterRow> Letter(LetterId id) = 0;
  virtual std::vector<AttachmentRow> Attachments(CaseId id) = 0;
  virtual std::optional<AttachmentRow> Attachment(AttachmentId id) = 0;
  virtual std::vector<ChronologyRow> Chronology(CaseId id, std::int64_t before, int limit) = 0;
  virtual std::optional<ContactRow> Contact(ContactId id) = 0;
  // The contact with this sender's number, and the case it opened.
  virtual std::optional<ContactRow> ContactByExternalRef(const std::string& external_ref) = 0;
  virtual CaseId CaseOfContact(ContactId id) = 0;
  // Named on a restricted case, or let through a break-glass that has not run out.
  virtual bool HasAccess(CaseId id, UserId user, Instant now) = 0;
  // Pauses so far, ended or not, as pairs of instants (the second 0 while it lasts).
  virtual std::vector<std::pair<Instant, Instant>> Pauses(CaseId id) = 0;
  // Safeguarding concerns about the person received since (repeat window, P34).
  virtual std::vector<CaseId> RecentCases(PersonId id, const std::string& pathway, Instant since) = 0;
  // The last answer given under a fact for the person, with where and when (forms: `fact`); those of cases the viewer
  // may not see are left out.
  struct FactAnswer {
    std::string fact;
    Document value;
    std::string form_title;
    CaseId case_id;
    Instant at{};
  };
  virtual std::vector<FactAnswer> Facts(PersonId id, const Viewer& viewer) = 0;
  std::vector<FactAnswer> Facts(PersonId id) { return Facts(id, Viewer{}); }
};

}  // namespace caseway
