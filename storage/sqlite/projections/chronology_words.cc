#include <algorithm>
#include <iterator>
#include <string_view>

#include "core/casework/events.h"
#include "storage/sqlite/projections/chronology_fold.h"

namespace caseway::storage {
namespace {

// "phone-call" -> "Phone call".
std::string InWords(std::string code) {
  std::replace_if(
      code.begin(), code.end(), [](char c) { return c == '-' || c == '_'; }, ' ');
  if (!code.empty() && code[0] >= 'a' && code[0] <= 'z') code[0] = static_cast<char>(code[0] - 'a' + 'A');
  return code;
}

// "Agreed: the son called."
std::string Joined(const std::string& a, const std::string& b) { return a.empty() || b.empty() ? a + b : a + ": " + b; }

std::string NoteTitle(const Document& note) {
  std::string title = note["type"].Text().empty() ? "Note" : InWords(note["type"].Text());
  if (!note["present"].Text().empty()) title += ", present: " + note["present"].Text();
  if (note["seen_alone"].Truth()) title += ", seen alone";
  return title;
}

std::string FormTitle(Connection& db, const Document& form) {
  if (!form["title"].Text().empty()) return form["title"].Text();
  auto find = db.Prepare("SELECT title FROM form_version WHERE form_id = :form_id AND version = :version");
  find.Bind(":form_id", form["form_id"].Number()).Bind(":version", form["version"].Number());
  const std::string title = find.Step() ? find.String(0) : "";
  return title.empty() ? InWords(form["form"].Text()) : title;
}

std::string SubmittedTitle(Connection& db, const Document& form) {
  const std::int64_t version = form["version"].Number(1);
  if (version == 1) return FormTitle(db, form) + " submitted";
  return FormTitle(db, form) + " changed (version " + std::to_string(version) + ")";
}

std::string HolderOf(Connection& db, const Document& owner) {
  const std::string worker = NameOfUser(db, owner["user"].Number());
  if (!worker.empty()) return worker;
  auto find = db.Prepare("SELECT title FROM team WHERE id = :team");
  find.Bind(":team", owner["team"].Number());
  return find.Step() ? find.String(0) : "a team";
}

std::string OwnerTitle(Connection& db, const Document& changed) {
  const std::string how = changed["how"].Text();
  const std::string holder = HolderOf(db, changed["owner"]);
  if (how == "taken") return "Taken by " + holder;
  if (how == "returned") return "Returned to " + holder;
  return (how == "reassigned" ? "Reassigned to " : "Allocated to ") + holder;
}

// "Phone from 01632 960001 to 01632 960002". Where somebody lives may have to be kept secret later: never said here.
std::string FieldText(const std::string& name, const Document& before, const Document& after) {
  const std::string title = InWords(name);
  if (!after.IsText() || name == "address" || name == "postcode") return title;
  const auto said = [](const Document& value) { return value.Text().empty() ? "nothing" : value.Text(); };
  return title + " from " + said(before) + " to " + said(after);
}

std::string ChangedText(const Document& change) {
  std::string text;
  for (const auto& [name, after] : change["changes"].Named())
    text += (text.empty() ? "" : ", ") + FieldText(name, change["before"][name], after);
  return change["reason"].Text().empty() ? text : text + ". Why: " + change["reason"].Text();
}

// The day, the kind and who is responsible then (P49). The addresses stand in the event alone, and are put beside it
// when it is read (queries/move_addresses.h): where somebody lives may have to be kept secret later.
std::string AddressText(const Document& move) {
  constexpr std::pair<std::string_view, const char*> kKinds[] = {
      {"within", "Within our area"},
      {"in", "Into our area"},
      {"out", "Out of our area: another council becomes responsible"},
      {"placement", "Out of our area, placed by us: we stay responsible"}};
  std::string text;
  for (const auto& [kind, words] : kKinds) {
    if (kind == move["kind"].Text()) text = words;
  }
  const auto council = [](const Document& one) { return one.Text().empty() ? std::string("ours") : one.Text(); };
  const std::string before = council(move["before"]["residence"]), after = council(move["residence"]);
  if (before != after) text += (text.empty() ? "" : ". ") + ("Council responsible from " + before + " to " + after);
  return text;
}

std::string MoveToComeTitle(const Document& move) {
  const auto from = ParseDate(move["from"].Text());
  return "Change of address to come" + (from ? ", from " + FormatLong(*from) : std::string());
}

std::string MovedTitle(const Document& move) {
  const auto from = ParseDate(move["from"].Text());
  return from ? "Change of address from " + FormatLong(*from) : std::string("Change of address");
}

// A key-safe number is shown on a click that is kept, and nowhere else (P45).
std::string AlertText(const Document& alert) { return alert["code"].Text() == "key-safe" ? "" : alert["text"].Text(); }

std::string ReasonText(const Document& moved) {
  return Joined(moved["reason"]["label"].Text(), moved["reason"]["text"].Text());
}

std::string MoveText(const Document& moved) {
  const auto& late = moved["late_reason"].Text();
  return late.empty() ? ReasonText(moved) : Joined(ReasonText(moved), "Written down later: " + std::string(late));
}

using Say = std::string (*)(Connection& db, const Document& payload);

struct Wording {
  const char* type;
  const char* kind;
  const char* title;  // fixed, or null where say_title makes it
  Say say_title;
  const char* text;  // the member that holds the words, or null where say_text makes it
  Say say_text;
};

// "Death recorded: 10 September 2026"
std::string DeathTitle(const char* what, const Document& died) {
  const auto on = ParseDate(died["on"].Text());
  return on ? std::string(what) + ": " + FormatLong(*on) : what;
}

constexpr Wording kWordings[] = {
    {events::kPersonRegistered, "person", "Record started", nullptr, "", nullptr},
    {events::kPersonChanged, "person", "Details changed", nullptr, nullptr,
     [](Connection&, const Document& p) { return ChangedText(p); }},
    {events::kPersonMerged, "person", "Another record was joined to this one", nullptr, "reason", nullptr},
    {events::kPersonUnmerged, "person", "Records taken apart again", nullptr, "reason", nullptr},
    {events::kAlertAdded, "person", nullptr,
     [](Connection&, const Document& p) { return "Alert added: " + InWords(p["code"].Text()); }, nullptr,
     [](Connection&, const Document& p) { return AlertText(p); }},
    {events::kAlertEnded, "person", "Alert ended", nullptr, "reason", nullptr},
    {events::kNeedsRecorded, "person", "Communication needs recorded", nullptr, "", nullptr},
    {events::kRelated, "person", nullptr,
     [](Connection&, const Document& p) { return "Relationship recorded: " + InWords(p["kind"].Text()); }, "", nullptr},
    {events::kUnrelated, "person", nullptr,
     [](Connection&, const Document& p) { return "Relationship ended: " + InWords(p["kind"].Text()); }, "", nullptr},
    {events::kSharingChosen, "person", nullptr,
     [](Connection&, const Document& p) {
       return "What may be shared with " + p["with"].Text() + ": " + p["what"].Text();
     },
     "detail", nullptr},
    {events::kSharingWithdrawn, "person", nullptr,
     [](Connection&, const Document& p) {
       return std::string(p.Contains("replaced_by") ? "A choice of what may be shared gave way to another"
                                                    : "A choice of what may be shared was withdrawn");
     },
     "reason", nullptr},
    {events::kDied, "person", nullptr, [](Connection&, const Document& p) { return DeathTitle("Death recorded", p); },
     "", nullptr},
    {events::kDeathCorrected, "person", nullptr,
     [](Connection&, const Document& p) {
       return p["on"].Text().empty() ? std::string("Death taken back") : DeathTitle("Date of death corrected", p);
     },
     "reason", nullptr},
    {events::kMoved, "person", nullptr, [](Connection&, const Document& p) { return MovedTitle(p); }, nullptr,
     [](Connection&, const Document& p) { return AddressText(p); }},
    {events::kMovePlanned, "person", nullptr, [](Connection&, const Document& p) { return MoveToComeTitle(p); },
     nullptr, [](Connection&, const Document& p) { return AddressText(p); }},
    {events::kMovePlanDropped, "person", "Change of address taken back", nullptr, "reason", nullptr},
    {events::kNoteWritten, "note", nullptr, [](Connection&, const Document& p) { return NoteTitle(p); }, "text",
     nullptr},
    {events::kAttachmentAdded, "file", "File added", nullptr, "name", nullptr},
    {events::kContactLogged, "contact", nullptr,
     [](Connection&, const Document& p) { return "Contact: " + InWords(p["channel"].Text()); }, nullptr,
     [](Connection&, const Document& p) { return InWords(p["reason"].Text()); }},
    {events::kContactAcknowledged, "contact", "Contact taken over by the day team", nullptr, "", nullptr},
    {events::kContactRelinked, "contact", "Contact linked to this person", nullptr, "reason", nullptr},
    {events::kCaseOpened, "case", nullptr,
     [](Connection&, const Document& p) { return InWords(p["pathway"].Text()) + " opened"; }, "", nullptr},
    {events::kCaseAdvanced, "case", nullptr, [](Connection&, const Document& p) { return p["title"].Text(); }, nullptr,
     [](Connection&, const Document& p) { return MoveText(p); }},
    {events::kFormSubmitted, "form", nullptr, SubmittedTitle, "reason", nullptr},
    {events::kFormSignedOff, "form", nullptr,
     [](Connection& db, const Document& p) {
       return FormTitle(db, p) + (p["with_case"].Truth() ? " closed with the case" : " signed off");
     },
     "", nullptr},
    {events::kFormMarkedInError, "form", nullptr,
     [](Connection& db, const Document& p) { return FormTitle(db, p) + " marked in error"; }, "reason", nullptr},
    {events::kOwnerChanged, "case", nullptr, OwnerTitle, "reason", nullptr},
    {events::kHandoverOffered, "case", nullptr,
     [](Connection& db, const Document& p) { return "Hand-over offered to " + HolderOf(db, p); }, "note", nullptr},
    {events::kHandoverAccepted, "case", nullptr,
     [](Connection& db, const Document& p) { return "Hand-over accepted by " + HolderOf(db, p["owner"]); }, "note",
     nullptr},
    {events::kHandoverBounced, "case", "Hand-over sent back", nullptr, "reason", nullptr},
    {events::kLookedAgain, "case", "Looked at again: new date", nullptr, "reason", nullptr},
    {events::kBanded, "case", nullptr,
     [](Connection&, const Document& p) { return "Put in band: " + InWords(p["band"].Text()); }, "reason", nullptr},
    {events::kRestricted, "case", "Restriction changed", nullptr, "reason", nullptr},
    {events::kAccessTaken, "case", "Opened under break-glass", nullptr, "reason", nullptr},
    {events::kAccessSeen, "case", "Break-glass looked into", nullptr, "", nullptr},
    {events::kCaseLinked, "case", "Linked to another case", nullptr, "how", nullptr},
    {events::kPartyAdded, "case", nullptr,
     [](Connection&, const Document& p) { return "Someone added: " + InWords(p["role"].Text()); }, "", nullptr},
    {events::kVersionChanged, "case", nullptr,
     [](Connection&, const Document& p) {
       return "Follows version " + std::to_string(p["version"].Number()) + " of the pathway, before " +
              std::to_string(p["from"].Number());
     },
     "reason", nullptr},
    {events::kCaseMarkedInError, "case", "Case marked in error", nullptr, "reason", nullptr},
    {events::kLetterWritten, "letter", nullptr,
     [](Connection&, const Document& p) { return "Letter written: " + p["title"].Text(); }, "stopped_reason", nullptr},
    {events::kLetterGiven, "letter", "Letter given", nullptr, "how", nullptr},
};

}  // namespace

EntryWords WordsOf(Connection& db, const Event& event) {
  const auto* wording = std::find_if(std::begin(kWordings), std::end(kWordings),
                                     [&](const Wording& candidate) { return event.type == candidate.type; });
  if (wording == std::end(kWordings)) return {};
  EntryWords words{wording->kind, wording->title != nullptr ? wording->title : wording->say_title(db, event.payload)};
  words.text = wording->text != nullptr ? event.payload[wording->text].Text() : wording->say_text(db, event.payload);
  return words;
}

}  // namespace caseway::storage
