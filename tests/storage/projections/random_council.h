// RandomCouncil: people, staff and cases that live through random events, the same for the same seed.
//
//   RandomCouncil council(record, 7, 200);   // 200 people
//   council.Step(2000);                      // so many events on cases
//
// It follows no pathway: states and owners change at will, which is more than a real council does.
#pragma once

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "core/casework/events.h"
#include "tests/storage/projections/folded_record.h"

namespace caseway::tests {

class RandomCouncil {
 public:
  static constexpr std::int64_t kTeams = 4, kUsers = 12;
  static constexpr std::int64_t kFirstTeam = 1, kFirstUser = 100, kFirstPerson = 1000;

  RandomCouncil(FoldedRecord& record, unsigned seed, int people) : record_(record), random_(seed) {
    for (std::int64_t team = 0; team < kTeams; ++team) {
      Document made;
      made.Set("key", "team-" + std::to_string(team)).Set("title", "Team " + std::to_string(team));
      record_.Append({"team", kFirstTeam + team}, events::kTeamCreated, std::move(made));
    }
    for (std::int64_t user = 0; user < kUsers; ++user) {
      Document made;
      made.Set("user_name", "u" + std::to_string(user)).Set("name", "Worker " + std::to_string(user));
      made.Set("teams", Document().Add(kFirstTeam + user % kTeams));
      record_.Append({"account", kFirstUser + user}, events::kAccountCreated, std::move(made));
    }
    for (int person = 0; person < people; ++person) AddPerson();
  }

  void AddPerson() {
    static const char* const kLast[] = {"Okafor", "Smith",  "Brontë", "O'Connor", "Khan",  "Nowak", "Jones",
                                        "Patel",  "Taylor", "Wójcik", "Ahmed",    "Evans", "Lewis", "Ward"};
    static const char* const kFirst[] = {"Grace", "Amina", "John", "Zoë", "Peter", "Mary", "Omar", "Lena", "Ivy"};
    const std::int64_t id = kFirstPerson + static_cast<std::int64_t>(people_.size());
    Document person;
    // Surnames get rarer in a larger council, as they do in life.
    person.Set("first_names", kFirst[Upto(9)]).Set("last_name", kLast[Upto(14)] + Suffix());
    person.Set("born", FormatIso(Date{Days(std::chrono::days(-10000 + Upto(12000)))}));
    person.Set("postcode", "WH" + std::to_string(1 + Upto(40)) + " " + std::to_string(Upto(10)) + "AB");
    record_.Append({"person", id}, events::kPersonRegistered, Document().Set("person", std::move(person)));
    people_.push_back(id);
  }

  void Step(int count) {
    for (int step = 0; step < count; ++step) {
      record_.now += std::chrono::minutes(1 + Upto(pace_minutes));
      const int dice = Upto(20);
      if (cases_.empty() || dice < 6) {
        OpenCase();
      } else if (dice < 14) {
        Advance(AnyCase());
      } else if (dice < 16) {
        Give(AnyCase());
      } else if (dice < 17) {
        Restrict(AnyCase());
      } else if (dice < 18) {
        BreakGlass(AnyCase());
      } else if (dice < 19) {
        Note(AnyCase());
      } else if (Upto(10) == 0) {
        record_.Append({"case", AnyCase()}, events::kCaseMarkedInError, Document().Set("reason", "wrong person"));
      } else {
        record_.Append({"case", AnyCase()}, events::kPartyAdded,
                       Document().Set("person", AnyPerson()).Set("role", "source of risk"));
      }
    }
  }

  std::int64_t OpenCase() {
    const std::int64_t id = 100000 + static_cast<std::int64_t>(cases_.size());
    Document opened;
    opened.Set("pathway", Pathway()).Set("version", 1).Set("subject", AnyPerson()).Set("capacity", "service user");
    opened.Set("received", FormatIso(record_.now - std::chrono::hours(Upto(2000)))).Set("state", State());
    opened.Set("owner", Owner()).Set("due", Due()).Set("restriction", Upto(8) == 0 ? Upto(3) : 0);
    record_.Append({"case", id}, events::kCaseOpened, std::move(opened), AnyUser());
    cases_.push_back(id);
    return id;
  }

  // Three of four are looked into.
  void BreakGlass(std::int64_t id) {
    const std::string until = FormatIso(record_.now + std::chrono::hours(12));
    const auto entry =
        record_.Append({"case", id}, events::kAccessTaken, Document().Set("user", AnyUser()).Set("until", until));
    if (entry % 4 != 0) record_.Append({"case", id}, events::kAccessSeen, Document().Set("entry", entry), kFirstUser);
  }

  std::int64_t AnyCase() { return cases_[static_cast<std::size_t>(Upto(static_cast<int>(cases_.size())))]; }
  std::int64_t AnyPerson() { return people_[static_cast<std::size_t>(Upto(static_cast<int>(people_.size())))]; }
  std::int64_t AnyUser() { return kFirstUser + Upto(kUsers); }
  int Upto(int end) { return static_cast<int>(random_() % static_cast<unsigned>(end)); }
  // The longest time between two events.
  int pace_minutes = 90;
  const std::vector<std::int64_t>& cases() const { return cases_; }
  const std::vector<std::int64_t>& people() const { return people_; }

 private:
  std::string Suffix() { return people_.size() < 500 ? "" : "-" + std::string(1, static_cast<char>('a' + Upto(26))); }
  const char* Pathway() {
    static const char* const kPathways[] = {"referral", "assessment", "safeguarding"};
    return kPathways[Upto(3)];
  }
  std::string State() { return "state_" + std::to_string(Upto(5)); }

  Document Owner() {
    Document owner;
    owner.Set("team", kFirstTeam + Upto(kTeams));
    if (Upto(3) != 0) owner.Set("user", AnyUser());
    return owner;
  }
  Document Due() {
    const bool hours = Upto(4) == 0;
    const Instant at = record_.now + std::chrono::hours(Upto(400) - 100);
    Document due;
    due.Set("kind", "look-again").Set("instant", hours);
    return due.Set("at", FormatIso(hours ? at : EndOfLondonDay(LondonDate(at))));
  }

  void Advance(std::int64_t id) {
    const bool end = Upto(3) == 0;
    Document moved;
    moved.Set("action", "move").Set("title", "Moved on").Set("to", end ? "closed" : State());
    moved.Set("due", end ? Document() : Due()).Set("awaits_decision", !end && Upto(4) == 0);
    if (!end) moved.Set("owner", Owner());
    if (end) moved.Set("ended", true).Set("ends", Upto(4) == 0 ? "cancelled" : "completed").Set("outcome", "done");
    if (end) moved.Set("clocks", Document().Add(Clock(id)));
    if (!end && Upto(5) == 0)
      moved.Set("paused", FormatIso(record_.now))
          .Set("reason", Document().Set("code", Upto(2) == 0 ? "carer" : "health"));
    if (!end && Upto(6) == 0) moved.Set("effects", Document().Add("returned"));
    if (Upto(5) == 0) moved.Set("resumed", FormatIso(record_.now));
    record_.Append({"case", id}, events::kCaseAdvanced, std::move(moved), AnyUser());
  }
  // Stopped by an end: of every third case it was late.
  Document Clock(std::int64_t id) const {
    const Instant due = record_.now + std::chrono::hours(id % 3 == 0 ? -1 : 1);
    Document clock;
    clock.Set("id", "to_end").Set("title", "To the end").Set("from", FormatIso(record_.now - std::chrono::hours(90)));
    clock.Set("at", FormatIso(due)).Set("rated", true).Set("stopped", FormatIso(record_.now));
    return clock;
  }
  void Give(std::int64_t id) {
    record_.Append({"case", id}, events::kOwnerChanged,
                   Document().Set("owner", Owner()).Set("how", "allocated").Set("reason", "has room"), AnyUser());
  }
  void Restrict(std::int64_t id) {
    record_.Append({"case", id}, events::kRestricted,
                   Document().Set("restriction", Upto(3)).Set("access", Document().Add(AnyUser())), AnyUser());
  }
  void Note(std::int64_t id) {
    Document note;
    note.Set("note", 900000 + Upto(1 << 20)).Set("people", Document().Add(AnyPerson())).Set("text", "Visited at home.");
    note.Set("case", id).Set("type", "visit").Set("contact", Upto(2) == 0);
    record_.Append({"case", id}, events::kNoteWritten, std::move(note), AnyUser());
  }

  FoldedRecord& record_;
  std::mt19937 random_;
  std::vector<std::int64_t> people_, cases_;
};

}  // namespace caseway::tests
