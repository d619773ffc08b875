// The form as its writers meet it: saved with anything, submitted when nothing stands against it, nothing lost.
#include <catch2/catch.hpp>
#include <regex>

#include "tests/support/case_story.h"
#include "tests/web/cases/writing.h"

using namespace caseway;
using namespace caseway::tests;
using Catch::Matchers::Contains;

TEST_CASE("a form is saved with anything in it and comes back as it was typed") {
  Writing w;
  const std::string text = FirstText();
  const auto saved =
      w.pages.Post(w.Form(), w.With(w.Open(w.adviser), {{"deed", "save"}, {text, "Half a <b>thought"}}), w.adviser);
  CHECK(saved.status == 303);
  CHECK_THAT(saved.location, Contains("saved=1"));
  const auto again = w.pages.Get(w.Form(), w.adviser);
  CHECK_THAT(again.body, Contains("Half a &lt;b&gt;thought"));
  CHECK_THAT(w.pages.Words("/cases/" + PathReference(w.id), w.adviser), Contains("Draft by"));
}

TEST_CASE("a submit with answers missing names every one beside its field and keeps what was typed") {
  Writing w;
  const auto& screening = ShippedLibrary().Live("referral")->forms.find("screening")->second;
  std::string text;
  for (const auto& question : screening.questions) {
    if (question.type == forms::QuestionType::kLongText && !question.show_when) text = question.id;
  }
  REQUIRE(!text.empty());
  const auto refused = w.pages.Post(w.Form("screening"), {{"deed", "submit"}, {text, "Kept words"}}, w.adviser);
  REQUIRE(refused.status == 303);
  REQUIRE_THAT(refused.location, Contains("check=1"));
  const auto page = w.pages.Get(refused.location, w.adviser);
  CHECK_THAT(page.body, Contains("Kept words"));
  CHECK_THAT(page.body, Contains("<title>Error: "));
  int required = 0;
  for (const auto& question : screening.questions) {
    if (!question.required || question.show_when || question.id == text) continue;
    ++required;
    CHECK_THAT(page.body, Contains("id=\"" + question.id + "-error\""));
  }
  CHECK(required > 0);
  CHECK(w.Submitted() == 0);
}

TEST_CASE("what two people write at once is kept, shown, and settled by a choice") {
  Writing w;
  const std::string text = FirstText();
  const auto mine = w.Open(w.adviser), theirs = w.Open(w.other);
  REQUIRE(w.pages.Post(w.Form(), w.With(mine, {{"deed", "save"}, {text, "First text"}}), w.adviser).status == 303);
  REQUIRE(w.pages.Post(w.Form(), w.With(theirs, {{"deed", "save"}, {text, "Second text"}}), w.other).status == 303);
  const auto page = w.pages.Get(w.Form(), w.other);
  CHECK_THAT(page.body, Contains("First text"));
  CHECK_THAT(page.body, Contains("Second text"));
  CHECK_THAT(page.body, Contains("Two people wrote different answers."));
  const auto chosen = w.pages.Post(
      w.Form(), w.With(w.Open(w.other), {{"deed", "save"}, {text, "Second text"}, {"choose." + text, "both-rival-0"}}),
      w.other);
  REQUIRE(chosen.status == 303);
  const auto settled = w.pages.Get(w.Form(), w.other);
  CHECK_THAT(settled.body, Contains("Second text\n\nFirst text"));
  CHECK_THAT(settled.body, !Contains("Two people wrote different answers."));
}

TEST_CASE("what one person writes in two windows is kept, shown, and settled by a choice") {
  Writing w;
  const std::string text = FirstText();
  const auto first = w.Open(w.adviser), stale = w.Open(w.adviser);
  REQUIRE(w.pages.Post(w.Form(), w.With(first, {{"deed", "save"}, {text, "First text"}}), w.adviser).status == 303);
  REQUIRE(w.pages.Post(w.Form(), w.With(stale, {{"deed", "save"}, {text, "Second text"}}), w.adviser).status == 303);
  const auto page = w.pages.Get(w.Form(), w.adviser);
  CHECK_THAT(page.body, Contains("First text"));
  CHECK_THAT(page.body, Contains("Second text"));
  CHECK_THAT(page.body,
             Contains("You wrote different answers in two windows. Both are kept below: choose which stands."));
  const auto chosen = w.pages.Post(
      w.Form(),
      w.With(w.Open(w.adviser), {{"deed", "save"}, {text, "Second text"}, {"choose." + text, "both-rival-0"}}),
      w.adviser);
  REQUIRE(chosen.status == 303);
  const auto settled = w.pages.Get(w.Form(), w.adviser);
  CHECK_THAT(settled.body, Contains("Second text\n\nFirst text"));
  CHECK_THAT(settled.body, !Contains("You wrote different answers in two windows."));
}

TEST_CASE("the script of a stale window is told so, and the text of the other window is kept") {
  Writing w;
  const std::string text = FirstText();
  const auto first = w.Open(w.adviser), stale = w.Open(w.adviser);
  CHECK(w.pages.Post(w.Form() + "/draft", w.With(first, {{text, "Fir"}}), w.adviser).status == 200);
  CHECK(w.pages.Post(w.Form() + "/draft", w.With(first, {{text, "First text"}}), w.adviser).status == 200);
  const auto late = w.pages.Post(w.Form() + "/draft", w.With(stale, {{text, "Second text"}}), w.adviser);
  CHECK(late.status == 409);
  CHECK_THAT(late.body, Contains("\"rivals\":[\"" + text + "\"]"));
  const auto page = w.pages.Get(w.Form(), w.adviser);
  CHECK_THAT(page.body, Contains("First text"));
  CHECK_THAT(page.body, Contains("Second text"));
}

TEST_CASE("a submit from a stale window loses nothing written in the other") {
  Writing w;
  const std::string text = FirstText();
  auto whole = w.Whole(w.adviser);
  const auto first = w.Open(w.adviser);
  REQUIRE(w.pages.Post(w.Form() + "/draft", w.With(first, {{text, "First text"}}), w.adviser).status == 200);
  whole.Add("deed", "submit");
  const auto refused = w.pages.Post(w.Form(), whole, w.adviser);
  REQUIRE(refused.status == 303);
  CHECK_THAT(refused.location, Contains("wrote=self"));
  CHECK(w.Submitted() == 0);
  const auto page = w.pages.Get(refused.location, w.adviser);
  CHECK_THAT(page.body, Contains("First text"));
  CHECK_THAT(page.body, Contains("You wrote in this form in another window after you opened it here."));
}

TEST_CASE("a writer who did not touch a question does not set back what a colleague wrote there") {
  Writing w;
  const std::string text = FirstText();
  const auto mine = w.Open(w.adviser), theirs = w.Open(w.other);
  REQUIRE(w.pages.Post(w.Form(), w.With(theirs, {{"deed", "save"}, {text, "A colleague's text"}}), w.other).status ==
          303);
  REQUIRE(w.pages.Post(w.Form(), w.With(mine, {{"deed", "save"}, {text, ""}}), w.adviser).status == 303);
  CHECK_THAT(w.pages.Get(w.Form(), w.adviser).body, Contains("A colleague&#39;s text"));
}

TEST_CASE("what the script saves is kept whatever it is, and another writer's text is told as a conflict") {
  Writing w;
  const std::string text = FirstText();
  const auto kept = w.pages.Post(w.Form() + "/draft", {{"base", "0"}, {text, "Typed on"}}, w.adviser);
  CHECK(kept.status == 200);
  CHECK(kept.content_type == "application/json");
  CHECK_THAT(kept.body, Contains("\"revision\":1"));
  const auto conflict = w.pages.Post(w.Form() + "/draft", {{"base", "0"}, {text, "Typed elsewhere"}}, w.other);
  CHECK(conflict.status == 409);
  CHECK_THAT(conflict.body, Contains("\"rivals\":[\"" + text + "\"]"));
}

TEST_CASE("a save of the page that arrives after its submission begins no new draft") {
  Writing w;
  const std::string text = FirstText();
  http::Fields fields = w.Whole(w.adviser);
  fields.Add("deed", "submit");
  REQUIRE_THAT(w.pages.Post(w.Form(), fields, w.adviser).location, Contains("done=1"));
  const auto late =
      w.pages.Post(w.Form() + "/draft", {{"base", "0"}, {"base_version", "0"}, {text, "Half"}}, w.adviser);
  CHECK(late.status == 409);
  CHECK(late.body == "{\"submitted\":true}");
  CHECK_THAT(w.pages.Words("/cases/" + PathReference(w.id), w.adviser), !Contains("Draft by"));
}

TEST_CASE("what is pasted into lines is submitted as it came, with the marks nobody sees") {
  Writing w;
  const std::string typed = "Rang \x02 at noon, \xE2\x80\xAEwon";
  http::Fields answers;
  for (const auto& field : w.Whole(w.adviser)) {
    if (field.name != FirstText()) answers.Add(field.name, field.value);
  }
  answers.Add("deed", "submit");
  const auto done = w.pages.Post(w.Form(), w.With(answers, {{FirstText(), typed}}), w.adviser);
  REQUIRE_THAT(done.location, Contains("done=1"));
  CHECK(w.Submitted() == 1);
  CHECK_THAT(w.pages.Get(w.Form() + "/versions/1", w.adviser).body, Contains(typed));
}

TEST_CASE("a mark nobody sees in one line is kept in the draft and refused at submit beside its field") {
  Writing w;
  const std::string typed = "Son\xE2\x80\xAEreh";
  http::Fields answers;
  for (const auto& field : w.Whole(w.adviser)) {
    if (field.name != "caller" && field.name != "caller_relation") answers.Add(field.name, field.value);
  }
  answers = w.With(answers, {{"caller", "family"}, {"caller_relation", typed}, {"deed", "submit"}});
  const auto refused = w.pages.Post(w.Form(), answers, w.adviser);
  REQUIRE_THAT(refused.location, Contains("check=1"));
  const auto page = w.pages.Get(refused.location, w.adviser);
  CHECK_THAT(page.body, Contains(typed));
  CHECK_THAT(page.body, Contains("Take out line breaks and other characters that cannot be seen: "));
  CHECK(w.Submitted() == 0);
}

TEST_CASE("a form submitted twice by one button press is submitted once") {
  Writing w;
  http::Fields fields = w.Whole(w.adviser);
  fields.Add("deed", "submit");
  fields.Add("command", CouncilPages::NewCommand());
  const auto first = w.pages.Post(w.Form(), fields, w.adviser), second = w.pages.Post(w.Form(), fields, w.adviser);
  CHECK(first.status == 303);
  CHECK_THAT(first.location, Contains("done=1"));
  CHECK(second.status == 303);
  CHECK_THAT(second.location, Contains("done=1"));
  CHECK(w.Submitted() == 1);
  const auto words = w.pages.Words(w.Form() + "/versions/1", w.adviser);
  CHECK_THAT(words, Contains("version 1"));
}

TEST_CASE("a form of many sections begins with them, each saying what is missing; a short one does not") {
  Writing w;
  CHECK_THAT(w.pages.Get(w.Form(), w.adviser).body, !Contains("Sections of this form"));
  const Actor worker = w.council.As("social-worker");
  CaseStory story(w.council, w.council.OpenCase("assessment", w.council.AddPerson(APerson("Grace", "Obi"))));
  story.Take(worker, "start");
  const std::string at = "/cases/" + PathReference(story.id()) + "/forms/assessment_adult";
  const std::string empty = w.pages.Get(at, worker).body;
  CHECK_THAT(empty, Contains("<nav aria-label=\"Sections of this form\">"));
  const auto& form = ShippedLibrary().Live("assessment")->forms.find("assessment_adult")->second;
  for (const auto& section : form.sections) {
    INFO(section.id);
    CHECK_THAT(empty, Contains("href=\"#section-" + section.id + "\""));
    CHECK_THAT(empty, Contains(" id=\"section-" + section.id + "\""));
  }
  CHECK_THAT(WordsOf(empty), Contains("answers missing"));
  CHECK_THAT(WordsOf(empty), !Contains(": complete"));
  story.Write(worker, "assessment_adult");
  CHECK_THAT(WordsOf(w.pages.Get(at, worker).body), Contains(": complete"));
}
