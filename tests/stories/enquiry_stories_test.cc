// What an enquiry is made of: lines given to others, meetings, plans and their reviews (B59 to B63; F77 to F80; P31).
#include <algorithm>
#include <catch2/catch.hpp>

#include "core/casework/case_record.h"
#include "tests/stories/concern_story.h"
#include "tests/stories/unmet_rules.h"

namespace caseway::tests {
namespace {

SCENARIO_METHOD(Concern, "P31: an enquiry is not concluded while a report is outstanding") {
  Enquiring("");
  std::vector<ItemRow> items;
  council.Read([&](Record& record) { items = record.cases().Items(story.id()); });
  CHECK(std::count_if(items.begin(), items.end(), [](const auto& item) { return item.as == "line of enquiry"; }) == 1);
  const auto early = story.Try(worker, "conclude");
  REQUIRE_FALSE(early);
  CHECK(early.error().unmet[0].rule == "SG-24");
  story.Write(worker, "enquiry_plan", Document().Set("lines", Rows({ALine("accepted")})));
  story.Take(worker, "conclude");
}

SCENARIO_METHOD(Concern,
                "P31, P43: a late report and a meeting without a record stand in words on the hub and on My work") {
  Enquiring("");
  const std::string kind = council.library().codes.at("meeting-kinds").codes[0].id;
  Document meeting = Document().Set("number", "1").Set("kind", kind).Set("planned_on", "2026-10-07");
  story.Write(worker, "meetings", Document().Set("meetings", Rows({meeting})));
  REQUIRE(story.row().owner_user == worker.user);
  const std::string title = "Late on these cases";
  CHECK(Has(pages.Words("/safeguarding", worker), "By 7 October 2026"));
  CHECK_FALSE(Has(pages.Words("/work", worker), title));
  council.Wait(std::chrono::hours(24 * 30));
  for (const std::string& page : {pages.Words("/safeguarding", worker), pages.Words("/work", worker)}) {
    CHECK(Has(page, "Late: the report was due by 5 October 2026"));
    CHECK(Has(page, "Was to be on 7 October 2026, no record yet"));
  }
  CHECK(Has(pages.Words("/work", worker), title));
  CHECK(Has(pages.Words("/work", worker), "The pension Late: the report was due by 5 October 2026"));
  CHECK_FALSE(Has(pages.Words("/work", second), title));
}

SCENARIO_METHOD(Concern, "P31, F80: no enquiry is closed over a meeting without a record of who was asked and came") {
  Enquiring().Take(worker, "conclude");
  const std::string kind = council.library().codes.at("meeting-kinds").codes[0].id;
  const Document planned = Document().Set("number", "1").Set("kind", kind).Set("planned_on", "2026-09-20");
  const Document held =
      Document(planned).Set("held_on", "2026-09-20").Set("adult_came", "came").Set("outcome", "Go on");
  const Document guest = Document().Set("meeting", "1").Set("name", "The ward sister");
  AskedToClose().Take(manager, "return");
  const auto unmet = [&](const Document& meeting, const Document& invited) {
    story.Write(worker, "meetings", Document().Set("meetings", Rows({meeting})).Set("invited", invited));
    return UnmetBy(story, worker, "ask_to_close");
  };
  CHECK(unmet(planned, Rows({guest})) == "SG-65 ");
  CHECK(unmet(held, Rows({guest})) == "SG-65 ");
  const Document alone = Document().Set("meetings", Rows({held})).Set("invited", Rows({}));
  story.Write(worker, "meetings", Document(alone).Set("nobody_invited", "Only the two of us"));
  CHECK_FALSE(Names(UnmetBy(story, worker, "ask_to_close"), "SG-65"));
  story.Take(manager, "return");
  const Document other = Document(guest).Set("meeting", "2").Set("attendance", "came");
  CHECK(unmet(held, Rows({Document(guest).Set("attendance", "apologies"), Document(other).Set("meeting", "1")})) == "");
  story.Take(manager, "return");
  CHECK(unmet(Document(planned).Set("not_held", "Settled by telephone"), Document()) == "");
  CHECK_FALSE(Has(pages.Words("/safeguarding", worker), "no record yet"));
}

SCENARIO_METHOD(Concern, "P31: a returned report is still awaited, whatever dates are written beside it") {
  Enquiring("");
  story.Write(worker, "enquiry_plan", Document().Set("lines", Rows({ALine("returned")})));
  const auto early = story.Try(worker, "conclude");
  REQUIRE_FALSE(early);
  CHECK(early.error().unmet[0].rule == "SG-24");
  std::vector<ItemRow> items;
  council.Read([&](Record& record) { items = record.cases().Items(story.id()); });
  CHECK(std::none_of(items.begin(), items.end(),
                     [](const auto& item) { return item.as == "line of enquiry" && item.done; }));
}

SCENARIO_METHOD(Concern, "P31: each line that is no longer followed says why; one reason does not waive the others") {
  Enquiring("");
  const Document dropped = ALine("not-followed").Set("dropped_why", "The bank closed the account");
  story.Write(worker, "enquiry_plan", Document().Set("lines", Rows({dropped, ALine("")})));
  const auto early = story.Try(worker, "conclude");
  REQUIRE_FALSE(early);
  CHECK(early.error().unmet[0].rule == "SG-24");
  story.Write(worker, "enquiry_plan", Document().Set("lines", Rows({dropped, ALine("accepted")})));
  story.Take(worker, "conclude");
}

SCENARIO_METHOD(Concern,
                "P31: a line of enquiry is not submitted without its body, its questions and what settled it") {
  Gathered(Decided("section-42")).Take(worker, "start_enquiry");
  const auto written = [&](const Document& line) {
    Document plan = Document().Set("aim", "Who takes the money").Set("lines", Rows({line}));
    return council.Do(worker, [&](WritableRecord& record, const casework::Deed& deed) {
      return casework::SubmitForm(record, {.case_id = story.id(), .form = "enquiry_plan", .answers = plan}, deed);
    });
  };
  const auto refused = [&](const Document& line) {
    const auto done = written(line);
    return done ? std::string() : done.error().fields.at(0).field + ": " + done.error().fields.at(0).say;
  };
  CHECK(refused(ALine("").Set("questions", "")) == "lines[0].questions: Write the questions this body is to answer");
  CHECK(refused(ALine("").Set("answer", "not-followed").Set("accepted_on", "2026-09-21")) ==
        "lines[0].dropped_why: Say why this line is no longer followed");
  CHECK(refused(ALine("").Set("answer", "accepted")) ==
        "lines[0].accepted_on: Give the day on which this line was settled");
  CHECK(written(ALine("accepted")));
}

SCENARIO_METHOD(Concern, "P31: an enquiry does not begin without a line of enquiry") {
  Gathered(Decided("section-42")).Take(worker, "start_enquiry");
  story.Write(worker, "personal", Document().Set("asked", "asked-not-expressed"));
  const auto early = story.Try(worker, "begin");
  REQUIRE_FALSE(early);
  REQUIRE(early.error().unmet.size() == 2);
  CHECK(early.error().unmet[0].say == "What the enquiry must find out is written");
  CHECK(early.error().unmet[1].say == "There is a line of enquiry, and each has a body and questions");
  story.Write(worker, "enquiry_plan", Document().Set("lines", Rows({ALine("")})));
  story.Take(worker, "begin");
}

SCENARIO_METHOD(Concern, "B62, B63: a plan with its own date, reviewed, renewed, done") {
  Enquiring();
  Document action =
      Document().Set("what", "Bank card kept by the daughter").Set("owner", "Daughter").Set("due_on", "2026-09-30");
  Document plan = Document().Set("status", "draft").Set("actions", Rows({action})).Set("review_on", "2026-10-12");
  story.Take(worker, "start_plan", plan);
  CHECK(story.state() == "plan");
  CHECK(FormatIso(story.row().due_at) == "2026-10-12T23:00:00Z");
  story.Take(worker, "review", Document().Set("result", "changed"));
  story.Take(worker, "go_on", plan.Set("review_on", "2026-11-16"));
  CHECK(FormatIso(story.row().due_at) == "2026-11-17T00:00:00Z");
  story.Take(worker, "review", Document().Set("result", "no-longer-needed")).Take(worker, "conclude");
  AskedToClose().Take(manager, "close");
  CheckEnded("closed", "completed", "section-42-concluded");
}

SCENARIO_METHOD(Concern, "P31: a line of enquiry has the day its report is due, a meeting its day") {
  Gathered(Decided("section-42")).Take(worker, "start_enquiry");
  const auto faults = [&](const std::string& form, const Document& answers) {
    const auto written = council.Do(worker, [&](WritableRecord& record, const casework::Deed& deed) {
      return casework::SubmitForm(record, {.case_id = story.id(), .form = form, .answers = answers}, deed);
    });
    std::string say;
    if (!written)
      for (const auto& field : written.error().fields) say += field.say + " ";
    return say;
  };
  Document plan = Document().Set("aim", "Who takes the money");
  CHECK(faults("enquiry_plan", plan).find("Write at least one line of enquiry") != std::string::npos);
  CHECK(faults("enquiry_plan", Document(plan).Set("lines", Rows({ALine("").Set("due_on", "")})))
            .find("Give the day on which this body's report is due") != std::string::npos);
  CHECK(faults("enquiry_plan", Document(plan).Set("lines", Rows({ALine("").Set("due_on", "2026-10-05")}))).empty());
  const Document meeting =
      Document().Set("number", "1").Set("kind", council.library().codes.at("meeting-kinds").codes[0].id);
  CHECK(faults("meetings", Document().Set("meetings", Rows({meeting}))).find("Give the day of the meeting") !=
        std::string::npos);
  CHECK(faults("meetings", Document().Set("meetings", Rows({Document(meeting).Set("planned_on", "2026-10-05")})))
            .empty());
}

SCENARIO_METHOD(Concern, "P31: the case says with which body and which named person each line of enquiry is") {
  Gathered(Decided("section-42")).Take(worker, "start_enquiry");
  Document theirs = ALine("").Set("body", "police").Set("named_person", "Ayo Bello, PC 4711");
  Document unnamed = ALine("").Set("about", "The key").Set("body", "nhs-trust");
  story.Write(worker, "enquiry_plan",
              Document().Set("aim", "Who takes the money").Set("lines", Rows({theirs, unnamed})));
  const std::string words = pages.Words(Path(story.id()), worker);
  CHECK(Has(words, "The pension Police, Ayo Bello, PC 4711 5 October 2026 Open"));
  CHECK(Has(words, "The key NHS trust 5 October 2026 Open"));
}

}  // namespace
}  // namespace caseway::tests
