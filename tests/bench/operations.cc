#include "tests/bench/operations.h"

#include <algorithm>
#include <stdexcept>

namespace caseway::bench {
namespace {

// The three whose list of work is longest.
std::vector<Visitor> Busiest(const LoadClient& client, const std::map<std::string, Visitor>& visitors) {
  std::vector<std::pair<std::size_t, Visitor>> by_size;
  for (const auto& [role, visitor] : visitors) {
    const Answer page = client.Ask(client.Get("/work", visitor.cookie));
    if (page.status == 200) by_size.emplace_back(page.bytes, visitor);
  }
  std::sort(by_size.begin(), by_size.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<Visitor> busiest;
  for (std::size_t i = 0; i < std::min<std::size_t>(3, by_size.size()); ++i) busiest.push_back(by_size[i].second);
  return busiest;
}

void RequireAll(const CouncilSample& sample, const std::vector<Visitor>& workers, std::size_t connections) {
  if (workers.empty() || sample.open_cases.empty() || sample.nhs_numbers.empty() || sample.surname_starts.empty())
    throw std::runtime_error("the council has no open work");
  if (sample.moving.size() < connections)
    throw std::runtime_error("the council has fewer assessments under way than connections: choose a larger one");
}

}  // namespace

Office::Office(const LoadClient& client, CouncilSample sample, std::map<std::string, Visitor> visitors, int connections)
    : client_(client),
      sample_(std::move(sample)),
      visitors_(std::move(visitors)),
      workers_(Busiest(client, visitors_)),
      desks_(static_cast<std::size_t>(connections)) {
  RequireAll(sample_, workers_, desks_.size());
  for (std::size_t i = 0; i < sample_.moving.size(); ++i) desks_[i % desks_.size()].cases.push_back(sample_.moving[i]);
}

std::vector<Operation> Office::Operations() {
  const auto took = [this](int connection, const Answer& answer) { Took(connection, answer); };
  return {
      {"my work", 10, 5, [this](int) { return MyWork(); }},
      {"case page", 8, 4, [this](int) { return CasePage(); }},
      {"find by start of surname", 12, 6, [this](int) { return FindBySurname(); }},
      {"find by NHS number", 12, 6, [this](int) { return FindByNhsNumber(); }},
      // "Current to the last acknowledged change": one connection changes cases all the while.
      {"board, cases moving", 7, 4, [this](int connection) { return connection == 0 ? Move(0) : Board(); }, took},
      {"move a case", 12, 7, [this](int connection) { return Move(connection); }, took},
      {"add a note", 12, 7, [this](int) { return Note(); }},
      {"a working day's mix", 16, 8, [this](int connection) { return WorkingDay(connection); }, took},
  };
}

std::string Office::MyWork() { return client_.Get("/work", OneOf(workers_).cookie); }

std::string Office::CasePage() {
  return client_.Get("/cases/" + OneOf(sample_.open_cases), visitors_.at("social-worker").cookie);
}

std::string Office::FindBySurname() {
  return client_.Get("/people?q=" + OneOf(sample_.surname_starts), visitors_.at("social-worker").cookie);
}

std::string Office::FindByNhsNumber() {
  return client_.Get("/people?nhs_number=" + OneOf(sample_.nhs_numbers), visitors_.at("social-worker").cookie);
}

std::string Office::Board() { return client_.Get("/board", visitors_.at("team-manager").cookie); }

std::string Office::Move(int connection) {
  Desk& desk = desks_[static_cast<std::size_t>(connection)];
  desk.at = (desk.at + 1) % desk.cases.size();
  desk.moving = true;
  const MovingCase& one = desk.cases[desk.at];
  const Visitor& worker = visitors_.at("social-worker");
  const std::string address = "/cases/" + one.reference + "/actions/" + (one.waiting ? "go_on" : "pause");
  LoadClient::Fields fields = {{"seen_state", one.waiting ? "waiting" : "in_progress"}, {"deed", "take"}};
  if (!one.waiting) {
    fields.emplace_back("action_reason", "information");
    fields.emplace_back("action_words", "The surgery was asked for the latest letter.");
  }
  return client_.Post(address, worker.cookie, worker.Form(std::move(fields)));
}

std::string Office::Note() {
  const Visitor& worker = visitors_.at("social-worker");
  LoadClient::Fields fields = {{"type", "call"}, {"text", "Rang. They are managing and will ring back on Friday."}};
  return client_.Post("/cases/" + OneOf(sample_.open_cases) + "/notes", worker.cookie, worker.Form(std::move(fields)));
}

// 40 in 100 my work, 35 a case, 15 find, 2 the board, 8 moves and notes.
std::string Office::WorkingDay(int connection) {
  const std::uint64_t draw = random_() % 100;
  if (draw < 40) return MyWork();
  if (draw < 75) return CasePage();
  if (draw < 90) return draw % 2 == 0 ? FindBySurname() : FindByNhsNumber();
  if (draw < 92) return Board();
  return draw < 96 ? Move(connection) : Note();
}

void Office::Took(int connection, const Answer& answer) {
  Desk& desk = desks_[static_cast<std::size_t>(connection)];
  if (!desk.moving) return;
  desk.moving = false;
  if (answer.status != 303) return;
  desk.cases[desk.at].waiting = !desk.cases[desk.at].waiting;
  ++moves_;
}

}  // namespace caseway::bench
