#include "tests/app/erasure/planted_person.h"

#include <algorithm>
#include <cctype>

#include "core/casework/advance_case.h"
#include "core/casework/allocate.h"
#include "core/casework/case_record.h"
#include "core/casework/hand_over.h"
#include "core/casework/import_referral.h"
#include "core/casework/notes.h"
#include "core/casework/people.h"
#include "core/casework/sharing.h"
#include "core/casework/submit_form.h"
#include "storage/file.h"
#include "storage/sqlite/chain.h"
#include "tests/support/case_story.h"

namespace caseway::tests {
namespace {

using casework::Deed;

constexpr char kNhsNumber[] = "9990000018";

Person Full(const std::string& which) {
  Person person = APerson(Kanari("first-" + which), Kanari("last"));
  person.title = Kanari("title");
  person.preferred_name = Kanari("preferred");
  person.address = Kanari("street") + "\n" + Kanari("town");
  person.phone = "01632 960001 " + Kanari("phone");
  person.email = Kanari("mail") + "@example.org";
  person.residence = Kanari("residence");
  person.language = Kanari("language");
  return person;
}

// One sitting of one worker with the council.
class Planting {
 public:
  explicit Planting(Council& council) : council_(council) {}
  PlantedPerson Do();

 private:
  template <class UseCase>
  Document By(const Actor& actor, UseCase use_case) {
    return council_.Must(actor, use_case);
  }
  std::string Digest(const std::string& bytes) const { return storage::HexOf(council_.digest().Sha256(bytes)); }
  void Describe();
  void Tie();
  void Write();
  void Refer();
  void Assess();
  void AssessWithLetters();
  void Concern();
  void HaveAPart();
  void ImportBadly();
  void End(CaseId id, const Actor& by, const std::string& reason = Kanari("opened in error"));
  void Take(CaseId id, const Actor& by, const std::string& action, const std::string& reason);

  Council& council_;
  Actor worker_ = council_.As("social-worker"), adviser_ = council_.As("adviser"),
        manager_ = council_.As("team-manager");
  Actor senior_ = council_.As("senior"), hub_ = council_.As("safeguarding-manager");
  PlantedPerson planted_;
};

void Planting::Describe() {
  Person person = Full("one");
  person.nhs_number = kNhsNumber;
  planted_.person = council_.AddPerson(person);
  planted_.joined = council_.AddPerson(Full("two"));
  planted_.neighbour = council_.AddPerson(APerson("Idris", "Okoro", "1950-02-03"));
  By(worker_, [&](WritableRecord& r, const Deed& d) {
    return casework::ChangePerson(
        r, {planted_.person, Document().Set("phone", Kanari("new phone")), Kanari("why changed")}, d);
  });
  By(worker_, [&](WritableRecord& r, const Deed& d) {
    return casework::AddAlert(r, {planted_.person, "dog", Kanari("alert"), Kanari("alert source"), {}, {}}, d);
  });
  By(worker_, [&](WritableRecord& r, const Deed& d) {
    return casework::RecordCommunicationNeeds(r, planted_.person, {{"deaf", "large-print", Kanari("need"), {}}}, d);
  });
  By(worker_, [&](WritableRecord& r, const Deed& d) {
    return casework::RecordMove(
        r, {planted_.person, LondonDate(d.now), Kanari("new street"), "", Kanari("new council"), "within"}, d);
  });
  By(worker_, [&](WritableRecord& r, const Deed& d) {
    const Date later{Days(LondonDate(d.now)) + std::chrono::days{30}};
    return casework::RecordMove(r, {planted_.person, later, Kanari("street to come"), "", "", "within"}, d);
  });
}

void Planting::Tie() {
  Relationship tie;
  tie.person = planted_.neighbour, tie.other = planted_.person, tie.kind = "former-partner";
  tie.safe_contact = Kanari("safe contact");
  By(worker_, [&](WritableRecord& r, const Deed& d) { return casework::RelatePeople(r, tie, d); });
  std::swap(tie.person, tie.other);
  By(worker_, [&](WritableRecord& r, const Deed& d) { return casework::RelatePeople(r, tie, d); });
  const auto choose = [&](PersonId who, PersonId other) {
    casework::ChooseSharingCommand choice{.person = who, .with = "relative", .other = other, .what = "nothing"};
    choice.detail = Kanari("what may be shared");
    return By(worker_, [&](WritableRecord& r, const Deed& d) { return casework::ChooseSharing(r, choice, d); });
  };
  const std::int64_t key = choose(planted_.neighbour, planted_.person)["choice"].Number();
  By(worker_, [&](WritableRecord& r, const Deed& d) {
    return casework::WithdrawSharing(r, {.person = planted_.neighbour, .key = key, .reason = Kanari("why withdrawn")},
                                     d);
  });
  choose(planted_.person, planted_.neighbour);
  By(senior_, [&](WritableRecord& r, const Deed& d) {
    return casework::MergePeople(r, planted_.joined, planted_.person, Kanari("why joined"), d);
  });
}

void Planting::Write() {
  const auto note = [&](std::vector<PersonId> people, const std::string& text) {
    return By(worker_,
              [&](WritableRecord& r, const Deed& d) {
                return casework::WriteNote(
                    r, {.people = people, .type = "", .text = text, .present = Kanari("present")}, d);
              })["note"]
        .Number();
  };
  const NoteId wrong{note({planted_.person}, Kanari("note"))};
  note({planted_.neighbour, planted_.joined}, Kanari("shared note"));
  By(worker_, [&](WritableRecord& r, const Deed& d) {
    return casework::WriteNote(r, {.people = {planted_.neighbour}, .text = planted_.neighbours_note}, d);
  });
  By(worker_, [&](WritableRecord& r, const Deed& d) {
    return casework::MarkNoteInError(r, {.note = wrong, .person = planted_.person, .reason = Kanari("why struck")}, d);
  });
  const std::string bytes = "What " + Kanari("file") + " told us";
  By(worker_, [&](WritableRecord& r, const Deed& d) {
    return casework::AttachFile(r, {{planted_.person}, {}, Kanari("name") + ".txt", "text/plain", Digest(bytes), bytes},
                                d);
  });
}

// A referral with everything said in it, left with a form half written, ended as opened in error.
void Planting::Refer() {
  casework::LogContactCommand contact{
      .subject = planted_.joined, .channel = "phone", .referrer_name = Kanari("caller")};
  contact.referrer_agency = Kanari("agency"), contact.referrer_phone = Kanari("their phone");
  contact.reason = Kanari("reason"), contact.notes = Kanari("notes"), contact.external_ref = Kanari("sender");
  contact.urgency = "routine", contact.consent = "yes";
  const CaseId referral = council_.OpenReferral(contact);
  By(adviser_, [&](WritableRecord& r, const Deed& d) {
    return casework::SaveDraft(r, {.case_id = referral, .form = "contact", .answers = {{"reason", Kanari("draft")}}},
                               d);
  });
  By(adviser_, [&, north = council_.Team("locality-north")](WritableRecord& r, const Deed& d) {
    return casework::OfferHandover(r, referral, north, {}, Kanari("hand-over"), d);
  });
  End(referral, council_.As("access-manager"));
}

void Planting::Assess() {
  CaseStory story(council_, council_.OpenCase("assessment", planted_.person));
  story.Take(worker_, "start").Write(worker_, "assessment_adult", Document().Set("own_words", Kanari("own words")));
  By(worker_, [&](WritableRecord& r, const Deed& d) {
    return casework::AttachFile(
        r, {{planted_.person}, story.id(), "plan.txt", "text/plain", Digest(Kanari("case file")), Kanari("case file")},
        d);
  });
  By(worker_, [&](WritableRecord& r, const Deed& d) {
    return casework::LookAgain(r, story.id(), LondonDate(d.now + std::chrono::hours{72}), Kanari("look again"), d);
  });
  End(story.id(), senior_);
}

// All the way to the statement of needs: frozen forms, and letters that name the person.
void Planting::AssessWithLetters() {
  const Actor newly = council_.As("newly-qualified");
  CaseStory story(council_, council_.OpenCase("assessment", planted_.person));
  Document eligibility;
  eligibility.Set("cause", "yes").Set("nutrition", "assistance").Set("hygiene", "danger").Set("impact", "yes");
  eligibility.Set("carer_meets", "no").Set("wants_council", "yes").Set("resident", "yes");
  story.Take(newly, "start").Write(newly, "assessment_adult", Document().Set("strengths", Kanari("strengths")));
  story.Write(newly, "risk").Write(newly, "advocacy").Write(newly, "adult_eligibility", eligibility);
  story.Take(newly, "submit_adult").Take(senior_, "sign_off").Take(newly, "give_statement");
  planted_.letters = static_cast<int>(story.Letters().size());
  story.Take(newly, "to_support_planning");
}

void Planting::Concern() {
  const CaseId id =
      council_.RaiseConcern(planted_.person, Document().Set("safe_now", "yes").Set("what_happened", Kanari("concern")));
  By(hub_, [&](WritableRecord& r, const Deed& d) {
    return casework::Restrict(r, id, Restriction::kStandard, {hub_.user}, Kanari("why restricted"), d);
  });
  By(council_.As("senior"), [&](WritableRecord& r, const Deed& d) {
    return casework::BreakGlass(r, id, Kanari("why the glass was broken"), d);
  });
  Take(id, hub_, "propose_in_error", Kanari("opened in error"));
  Take(id, council_.As("head-of-service"), "confirm_in_error", "");
}

void Planting::HaveAPart() {
  planted_.neighbours_case = council_.OpenCase("assessment", planted_.neighbour);
  By(worker_, [&](WritableRecord& r, const Deed& d) {
    return casework::AddParty(r, planted_.neighbours_case, planted_.person, "carer", d);
  });
  End(planted_.neighbours_case, senior_, "Opened twice");
}

void Planting::ImportBadly() {
  casework::ImportExceptionCommand row{.file = "october.csv", .line = 7};
  row.row = {{"first_name", Kanari("row")}, {"nhs_number", "999 000 0018"}, {"notes", Kanari("row notes")}};
  row.faults = {{"channel", "Channel is needed."}};
  By(council_.As("access-manager"),
     [&](WritableRecord& r, const Deed& d) { return casework::RaiseImportException(r, row, d); });
}

void Planting::End(CaseId id, const Actor& by, const std::string& reason) { Take(id, by, "mark_in_error", reason); }

void Planting::Take(CaseId id, const Actor& by, const std::string& action, const std::string& reason) {
  By(by, [&](WritableRecord& r, const Deed& d) {
    return casework::AdvanceCase(r, {.case_id = id, .action = action, .reason = "test", .reason_text = reason}, d);
  });
}

PlantedPerson Planting::Do() {
  Describe();
  Tie();
  Write();
  Refer();
  Assess();
  AssessWithLetters();
  Concern();
  HaveAPart();
  ImportBadly();
  return planted_;
}

}  // namespace

std::string Kanari(const std::string& field) { return "KANARI-" + field; }

PlantedPerson Plant(Council& council) { return Planting(council).Do(); }

std::vector<std::string> Holding(const std::filesystem::path& folder, const std::string& word) {
  std::vector<std::string> holding;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
    if (!file.is_regular_file()) continue;
    std::string bytes = storage::ReadFile(file.path()).value();
    std::transform(bytes.begin(), bytes.end(), bytes.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto at = bytes.find(word);
    if (at == std::string::npos) continue;
    holding.push_back(file.path().filename().string() + ": " + bytes.substr(at > 60 ? at - 60 : 0, 120));
  }
  return holding;
}

}  // namespace caseway::tests
