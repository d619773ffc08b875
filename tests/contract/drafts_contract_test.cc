#include <catch2/catch.hpp>

#include "core/ports/draft_base.h"
#include "tests/contract/back_end.h"

namespace caseway::tests {
namespace {

const UserId kGrace{7};
const UserId kTom{8};
const FormId kForm{12};

class DraftWriters {
 public:
  explicit DraftWriters(BackEnd& store) : store_(store) {}
  // Each writer types in one window, unless another is named.
  std::int64_t Types(UserId author, const std::string& question, std::int64_t base, const std::string& text,
                     const std::string& window = "desk") {
    const Result<Document> saved = Save(author, question, base, text, window);
    return saved ? saved->Number() : -1;
  }
  Result<Document> Save(UserId author, const std::string& question, std::int64_t base, const std::string& text,
                        const std::string& window = "desk") {
    return store_.writer().Run(Command{}, [&](WriteSession& session) -> Result<Document> {
      const Result<std::int64_t> revision = store_.drafts().Save(
          session, {kForm, question, DraftBaseOf(base, window), author, store_.clock().Now(), text});
      if (!revision) return revision.error();
      return Document(*revision);
    });
  }
  Result<Document> Freeze(std::int64_t revision) {
    return store_.writer().Run(Command{}, [&](WriteSession& session) -> Result<Document> {
      const Result<Draft> frozen = store_.drafts().Freeze(session, kForm, revision);
      if (!frozen) return frozen.error();
      return Document(static_cast<std::int64_t>(frozen->answers.size()));
    });
  }
  void Reopen() {
    const Result<Document> done = store_.writer().Run(Command{}, [&](WriteSession& session) -> Result<Document> {
      if (Result<void> open = store_.drafts().Reopen(session, kForm); !open) return open.error();
      return Document();
    });
    REQUIRE(done);
  }
  // "risks=falls|rival" for each question.
  std::string Line() {
    std::string line;
    const Draft draft = *store_.drafts().Read(kForm);
    for (const DraftAnswer& answer : draft.answers) {
      line += answer.question + "=" + answer.current.value.Text();
      for (const DraftText& rival : answer.rivals) line += "|" + rival.value.Text();
      line += " ";
    }
    return line;
  }

 private:
  BackEnd& store_;
};

TEST_CASE("typing is kept question by question, the newest standing") {
  auto store = OpenStore(GENERATE_COPY(from_range(BackEnds())));
  DraftWriters form(*store);
  CHECK(form.Types(kGrace, "risks", 0, "fa") == 1);
  CHECK(form.Types(kGrace, "risks", 1, "falls") == 2);
  CHECK(form.Types(kGrace, "wishes", 2, "to stay at home") == 3);
  CHECK(form.Line() == "risks=falls wishes=to stay at home ");
  CHECK(store->drafts().Read(kForm)->revision == 3);
  CHECK(store->drafts().Read(FormId{99})->revision == 0);
}

TEST_CASE("the same text sent again, its answer having been lost, stores nothing") {
  auto store = OpenStore(GENERATE_COPY(from_range(BackEnds())));
  DraftWriters form(*store);
  CHECK(form.Types(kGrace, "risks", 0, "falls") == 1);
  CHECK(form.Types(kGrace, "risks", 0, "falls") == 1);
}

TEST_CASE("two writers of one question: both texts are kept until one who saw both chooses") {
  auto store = OpenStore(GENERATE_COPY(from_range(BackEnds())));
  DraftWriters form(*store);
  CHECK(form.Types(kGrace, "risks", 0, "falls") == 1);
  CHECK(form.Types(kTom, "risks", 0, "fire") == 2);
  CHECK(form.Line() == "risks=fire|falls ");
  CHECK(form.Freeze(2).error().say == "Two different answers were written. Choose one for each, then submit again.");
  CHECK(form.Types(kGrace, "risks", 2, "falls and fire") == 3);
  CHECK(form.Line() == "risks=falls and fire ");
}

TEST_CASE("a writer who goes on typing without having looked sets the other's text aside no more than once") {
  auto store = OpenStore(GENERATE_COPY(from_range(BackEnds())));
  DraftWriters form(*store);
  CHECK(form.Types(kGrace, "risks", 0, "falls") == 1);
  CHECK(form.Types(kTom, "risks", 0, "fire") == 2);
  CHECK(form.Types(kGrace, "risks", 1, "falls often") == 3);
  CHECK(form.Line() == "risks=falls often|fire ");
}

TEST_CASE("one writer with the form open in two windows: neither text replaces the other unseen") {
  auto store = OpenStore(GENERATE_COPY(from_range(BackEnds())));
  DraftWriters form(*store);
  CHECK(form.Types(kGrace, "risks", 0, "fal", "first") == 1);
  CHECK(form.Types(kGrace, "risks", 0, "falls", "first") == 2);
  CHECK(form.Types(kGrace, "risks", 0, "fire", "second") == 3);
  CHECK(form.Line() == "risks=fire|falls ");
  CHECK(form.Types(kGrace, "risks", 0, "fire at night", "second") == 4);
  CHECK(form.Line() == "risks=fire at night|falls ");
  CHECK(form.Freeze(4).error().say == "Two different answers were written. Choose one for each, then submit again.");
  CHECK(form.Types(kGrace, "risks", 4, "falls, and fire at night", "third") == 5);
  CHECK(form.Line() == "risks=falls, and fire at night ");
}

TEST_CASE("a text whose window is not known follows only what it had seen") {
  auto store = OpenStore(GENERATE_COPY(from_range(BackEnds())));
  DraftWriters form(*store);
  CHECK(form.Types(kGrace, "risks", 0, "falls", "") == 1);
  CHECK(form.Types(kGrace, "risks", 0, "fire", "") == 2);
  CHECK(form.Line() == "risks=fire|falls ");
  CHECK(form.Types(kGrace, "risks", 2, "both", "") == 3);
  CHECK(form.Line() == "risks=both ");
}

TEST_CASE("two writers of different questions do not meet") {
  auto store = OpenStore(GENERATE_COPY(from_range(BackEnds())));
  DraftWriters form(*store);
  CHECK(form.Types(kGrace, "risks", 0, "falls") == 1);
  CHECK(form.Types(kTom, "wishes", 0, "a dog") == 2);
  CHECK(form.Line() == "risks=falls wishes=a dog ");
}

TEST_CASE("a submitted form takes no more typing until it is reopened") {
  auto store = OpenStore(GENERATE_COPY(from_range(BackEnds())));
  DraftWriters form(*store);
  CHECK(form.Types(kGrace, "risks", 0, "falls") == 1);
  CHECK(form.Freeze(0).error().say ==
        "Something was typed into this form after you opened it. Look at it, then submit again.");
  CHECK(form.Freeze(1)->Number() == 1);
  CHECK(form.Line().empty());
  CHECK(form.Freeze(1).error().code == ErrorCode::kConflict);
  CHECK(form.Save(kTom, "risks", 1, "late").error().say ==
        "This form has been submitted since you opened it. Open it again: what you typed was not saved.");
  form.Reopen();
  CHECK(form.Types(kTom, "risks", 1, "corrected") == 2);
}

}  // namespace
}  // namespace caseway::tests
