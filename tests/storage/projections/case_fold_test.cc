#include <catch2/catch.hpp>

#include "storage/sqlite/verify.h"
#include "tests/storage/projections/folded_record.h"

namespace caseway::tests {
namespace {

constexpr char kOpened[] =
    R"({"pathway":"assessment","version":2,"subject":41,"capacity":"service user","contact":5,)"
    R"("parties":[{"person":42,"role":"carer"}],"received":"2026-09-28T10:00:00Z","state":"screening",)"
    R"("owner":{"team":1},"due":{"kind":"look-again","at":"2026-10-08T23:00:00Z","instant":false},)"
    R"("clocks":[{"id":"ni132","title":"Former NI 132","from":"2026-09-28T10:00:00Z","at":"2026-10-26T00:00:00Z",)"
    R"("rated":true,"due":{}}],"facts":{"channel":"phone"}})";

struct OneCase {
  OneCase() {
    record.Append("team/1", "team.created", R"({"key":"access-team","title":"Access team"})");
    record.Append("account/100", "account.created", R"({"user_name":"grace","name":"Grace Obi","teams":[1]})");
    record.Append("person/41", "person.registered", R"({"person":{"first_names":"Ivy","last_name":"Ward"}})");
    record.Append("contact/5", "contact.logged",
                  R"({"subject":41,"channel":"phone","received":"2026-09-28T10:00:00Z"})");
    record.Append("case/77", "case.opened", kOpened, 100);
  }
  CaseRow Row() { return *record.Get().cases().Find(CaseId{77}); }
  std::string Line() {
    const CaseRow row = Row();
    return row.state + "; " + (row.owner_user ? row.owner_name : "queue") + "; due " + FormatIso(row.due_at) +
           (row.open ? "" : "; ended " + row.ends + " " + row.outcome) + (row.band.empty() ? "" : "; " + row.band) +
           (row.awaits_decision ? "; awaits" : "") + (row.pause_since.empty() ? "" : "; paused") +
           (row.offered_team ? "; offered" : "") + (row.restriction == Restriction::kNone ? "" : "; restricted");
  }
  FoldedRecord record;
};

TEST_CASE("An opened case is whole") {
  OneCase one;
  const CaseRow row = one.Row();
  CHECK(one.Line() == "screening; queue; due 2026-10-08T23:00:00Z");
  CHECK((row.pathway_version == 2 && row.bundle == "bundle-1" && row.subject_name == "Ivy Ward"));
  CHECK((row.facts["channel"].Text() == "phone" && row.due["kind"].Text() == "look-again"));
  CHECK((FormatIso(row.received) == "2026-09-28T10:00:00Z" && row.first_contact == row.received));
  CHECK(row.opened == one.record.now);
  auto& cases = one.record.Get().cases();
  CHECK(cases.Parties(CaseId{77}).at(0).role == "carer");
  CHECK((cases.Clocks(CaseId{77}).at(0).rated && cases.Clocks(CaseId{77}).at(0).stopped.empty()));
  CHECK(cases.CaseOfContact(ContactId{5}) == CaseId{77});
  CHECK(cases.OpenPathways(PersonId{41}) == std::vector<std::string>{"assessment"});
  CHECK_FALSE(cases.Find(CaseId{78}));
}

TEST_CASE("Each event of a case folds to what its page shows") {
  const auto [type, json, expected] = GENERATE(table<std::string, std::string, std::string>({
      {"case.advanced",
       R"({"to":"in_progress","moves":true,"owner":{"team":1,"user":100},"awaits_decision":true,)"
       R"("due":{"kind":"look-again","at":"2026-10-12T23:00:00Z"}})",
       "in_progress; Grace Obi; due 2026-10-12T23:00:00Z; awaits"},
      {"case.advanced",
       R"({"to":"closed","moves":true,"due":null,"ended":true,"ends":"completed","outcome":"eligible"})",
       "closed; queue; due 1970-01-01T00:00:00Z; ended completed eligible"},
      {"case.advanced",
       R"({"to":"waiting","moves":true,"paused":"2026-10-01T08:00:00Z","due":{"kind":"look-again",)"
       R"("at":"2026-10-20T23:00:00Z"}})",
       "waiting; queue; due 2026-10-20T23:00:00Z; paused"},
      {"case.owner-changed", R"({"owner":{"team":1,"user":100},"how":"allocated"})",
       "screening; Grace Obi; due 2026-10-08T23:00:00Z"},
      {"case.handover-offered", R"({"team":2,"note":"moved house"})",
       "screening; queue; due 2026-10-08T23:00:00Z; offered"},
      {"case.looked-again", R"({"due":{"kind":"look-again","at":"2026-11-01T00:00:00Z"},"reason":"holiday"})",
       "screening; queue; due 2026-11-01T00:00:00Z"},
      {"case.banded", R"({"band":"red","band_rank":1,"reason":"alone"})",
       "screening; queue; due 2026-10-08T23:00:00Z; red"},
      {"case.restricted", R"({"restriction":2,"access":[100],"reason":"staff"})",
       "screening; queue; due 2026-10-08T23:00:00Z; restricted"},
      {"case.marked-in-error", R"({"reason":"wrong person"})",
       "screening; queue; due 1970-01-01T00:00:00Z; ended recorded in error "},
  }));
  OneCase one;
  one.record.Append("case/77", type, json, 100);
  CHECK(one.Line() == expected);
}

TEST_CASE("A hand-over accepted moves the case, one bounced leaves it, either ends the offer") {
  OneCase one;
  one.record.Append("case/77", "case.handover-offered", R"({"team":2,"user":100,"note":"yours"})", 100);
  CHECK((one.Row().offered_user == UserId{100} && one.Row().offered_by == UserId{100}));
  one.record.Append("case/77", "case.handover-bounced", R"({"reason":"full"})");
  CHECK(one.Line() == "screening; queue; due 2026-10-08T23:00:00Z");
  one.record.Append("case/77", "case.handover-offered", R"({"team":2,"note":"again"})", 100);
  one.record.Append("case/77", "case.handover-accepted", R"({"owner":{"team":2,"user":100}})", 100);
  CHECK(one.Line() == "screening; Grace Obi; due 2026-10-08T23:00:00Z");
  CHECK(one.Row().owner_team == TeamId{2});
}

TEST_CASE("Waiting is kept as stretches, and the contact learns how the case ended") {
  OneCase one;
  one.record.Append("case/77", "case.advanced", R"({"to":"waiting","moves":true,"paused":"2026-10-01T08:00:00Z"})");
  one.record.Append("case/77", "case.advanced",
                    R"({"to":"closed","moves":true,"resumed":"2026-10-05T08:00:00Z","due":null,"ended":true,)"
                    R"("ends":"completed","outcome":"eligible"})");
  const auto pauses = one.record.Get().cases().Pauses(CaseId{77});
  REQUIRE(pauses.size() == 1);
  CHECK(FormatIso(pauses[0].first) + " to " + FormatIso(pauses[0].second) ==
        "2026-10-01T08:00:00Z to 2026-10-05T08:00:00Z");
  CHECK(one.record.Get().cases().Contact(ContactId{5})->outcome == "eligible");
  CHECK(one.record.Get().cases().OpenPathways(PersonId{41}).empty());
}

TEST_CASE("A break-glass lasts until its hour, a name until it is taken off") {
  OneCase one;
  auto& cases = one.record.Get().cases();
  one.record.Append("case/77", "case.restricted", R"({"restriction":2,"access":[100],"reason":"staff"})");
  one.record.Append("case/77", "case.access-taken", R"({"user":101,"until":"2026-10-01T20:00:00Z","reason":"night"})");
  CHECK(cases.HasAccess(CaseId{77}, UserId{100}, At("2030-01-01T00:00")));
  CHECK(cases.HasAccess(CaseId{77}, UserId{101}, At("2026-10-01T19:59:00Z")));
  CHECK_FALSE(cases.HasAccess(CaseId{77}, UserId{101}, At("2026-10-01T20:00:00Z")));
  one.record.Append("case/77", "case.restricted", R"({"restriction":2,"access":[102],"reason":"changed"})");
  CHECK_FALSE(cases.HasAccess(CaseId{77}, UserId{100}, At("2026-10-02T00:00")));
}

constexpr char kForm[] =
    R"({"form_id":9,"form":"plan","definition_version":1,"version":%V,"title":"Plan","answers":{"risks":"%A"},)"
    R"("items":[{"row":1,"as":"meeting","label":"%A","due":"2026-10-0%V","done":false}],"facts":{"lives_alone":"%A"}})";

std::string Form(int version, const std::string& answer) {
  std::string json = kForm;
  for (auto at = json.find('%'); at != std::string::npos; at = json.find('%')) {
    json.replace(at, 2, json[at + 1] == 'V' ? std::to_string(version) : answer);
  }
  return json;
}

TEST_CASE("The latest version that stands speaks for a form: answers, tracked rows and facts") {
  OneCase one;
  auto& cases = one.record.Get().cases();
  CHECK_FALSE(cases.FormOf(CaseId{77}, "plan"));
  one.record.Append("case/77", "case.form-started", R"({"form_id":9,"form":"plan"})", 100);
  CHECK((cases.FormOf(CaseId{77}, "plan") == FormId{9} && cases.LatestForms(CaseId{77}).empty()));
  one.record.Append("case/77", "case.form-submitted", Form(1, "falls"), 100);
  one.record.Append("case/77", "case.form-signed-off", R"({"form_id":9,"form":"plan","version":1})", 100);
  one.record.Append("case/77", "case.form-submitted", Form(2, "fire"), 100);
  REQUIRE(cases.LatestForms(CaseId{77}).size() == 1);
  CHECK(cases.LatestForms(CaseId{77})[0].answers["risks"].Text() == "fire");
  CHECK(cases.Items(CaseId{77}).at(0).due == "2026-10-02");
  CHECK(cases.Facts(PersonId{41}).at(0).value.Text() == "fire");
  one.record.Append("case/77", "case.form-marked-in-error",
                    R"({"form_id":9,"form":"plan","version":2,"reason":"wrong person"})", 100);
  const auto latest = cases.LatestForms(CaseId{77});
  CHECK((latest[0].answers["risks"].Text() == "falls" && latest[0].signed_off && latest[0].by == "Grace Obi"));
  CHECK((latest[0].signed_by == "Grace Obi" && latest[0].signed_at == one.record.now));
  CHECK(cases.Items(CaseId{77}).at(0).due == "2026-10-01");
  CHECK(cases.Facts(PersonId{41}).at(0).value.Text() == "falls");
  const auto versions = cases.FormVersions(CaseId{77}, "plan");
  REQUIRE(versions.size() == 2);
  CHECK((versions[0].struck && !versions[1].struck));
}

TEST_CASE("A form closed with its case is frozen, but not by anybody's signature") {
  OneCase one;
  one.record.Append("case/77", "case.form-submitted", Form(1, "falls"), 100);
  one.record.Append("case/77", "case.form-signed-off", R"({"form_id":9,"form":"plan","version":1,"with_case":true})",
                    100);
  const auto closed = one.record.Get().cases().LatestFormHeads(CaseId{77}).at(0);
  CHECK((closed.signed_off && closed.closed_with_case && closed.signed_by.empty()));
  one.record.Append("case/77", "case.form-submitted", Form(2, "fire"), 100);
  one.record.Append("case/77", "case.form-signed-off", R"({"form_id":9,"form":"plan","version":2})", 100);
  const auto versions = one.record.Get().cases().FormVersions(CaseId{77}, "plan");
  CHECK((versions.at(0).signed_off && !versions.at(0).closed_with_case && versions.at(1).closed_with_case));
}

TEST_CASE("A case that ended before it was received is found") {
  OneCase one;
  const auto end = [&](const std::string& at) {
    one.record.now = At(at);
    one.record.Append("case/77", "case.advanced", R"({"to":"closed","due":null,"ended":true,"ends":"completed"})", 100);
    std::vector<storage::Finding> findings;
    storage::VerifyCases(one.record.db(), {}, findings);
    return findings;
  };
  CHECK(end("2026-10-01T10:00").empty());
  CHECK(end("2026-09-28T11:00").empty());  // the very minute: what is done is kept to the minute
  const auto findings = end("2026-09-28T10:59");
  REQUIRE(findings.size() == 1);
  CHECK((findings[0].table == "case_row" && findings[0].position == 77));
  CHECK(findings[0].say ==
        "the case ended on 28 September 2026 at 10:59am, before it was received on 28 September 2026 at 11:00am");
}

TEST_CASE("Letters, files and links are listed on the case") {
  OneCase one;
  auto& cases = one.record.Get().cases();
  one.record.Append("case/77", "letter.written",
                    R"({"letter_id":3,"letter":"copy","title":"Copy","to":"person","html":"<p>x</p>"})", 100);
  one.record.Append("case/77", "letter.given", R"({"letter_id":3,"on":"2026-10-02","how":"post"})");
  CHECK((cases.Letters(CaseId{77}).at(0).given == "2026-10-02" && cases.Letter(LetterId{3})->by == "Grace Obi"));
  one.record.Append(
      "case/77", "attachment.added",
      R"({"attachment":4,"name":"a.pdf","media_type":"application/pdf","size":9,"digest":"d","people":[41],)"
      R"("case":77})",
      100);
  CHECK((cases.Attachments(CaseId{77}).at(0).name == "a.pdf" && cases.Attachment(AttachmentId{4})->size == 9));
  CHECK(one.record.Get().people().Attachments(PersonId{41}, {}).size() == 1);
  one.record.Append("case/78", "case.opened",
                    R"({"pathway":"safeguarding","subject":41,"state":"concern","owner":{"team":1},"opened_from":77})");
  one.record.Append("case/77", "case.linked", R"({"other":78,"how":"group"})");
  std::string linked;
  for (const auto& link : cases.Linked(CaseId{77}, {})) linked += link.how + " " + link.pathway + "; ";
  CHECK(linked == "group safeguarding; opened safeguarding; ");
  CHECK(cases.Linked(CaseId{78}, {}).size() == 2);
}

TEST_CASE("A person's new name is the name on their cases") {
  OneCase one;
  one.record.Append("person/41", "person.changed", R"({"changes":{"last_name":"Lewis"}})");
  CHECK(one.Row().subject_name == "Ivy Lewis");
}

}  // namespace
}  // namespace caseway::tests
