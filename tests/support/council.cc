#include "tests/support/council.h"

#include <stdexcept>

#include "core/casework/council.h"
#include "core/casework/holding.h"
#include "core/casework/people.h"
#include "storage/sqlite/event_log.h"
#include "storage/sqlite/projections/projections.h"
#include "workflows/loader/load_workflows.h"

namespace caseway::tests {
namespace {

constexpr int kAccountsForEachRole = 2;

template <class T>
T Needed(Result<T> result) {
  if (!result) throw std::runtime_error(InFull(result.error()));
  return *std::move(result);
}

std::string Sha256Hex(std::string_view text) {
  std::string hex;
  for (const std::uint8_t byte : OpensslDigest().Sha256(text)) {
    hex += "0123456789abcdef"[byte >> 4];
    hex += "0123456789abcdef"[byte & 15];
  }
  return hex;
}

std::string TeamOf(const std::string& role) {
  if (role == "adviser" || role == "access-manager" || role == "business-support") return "access-team";
  if (role == "emergency-duty-worker") return "emergency-duty-team";
  if (role.rfind("safeguarding", 0) == 0) return "safeguarding-hub";
  if (role == "occupational-therapist") return "occupational-therapy";
  return "locality-north";
}

bool IsRegistered(const std::string& role) {
  for (const char* known : {"emergency-duty-worker", "social-worker", "senior", "team-manager", "safeguarding-worker",
                            "safeguarding-manager"}) {
    if (role == known) return true;
  }
  return false;
}

casework::AccountCommand AccountOf(Record& record, const std::string& role, int which) {
  casework::AccountCommand account;
  account.user_name = role + "." + std::to_string(which);
  account.name = ShippedLibrary().roles.at(role).title + " " + std::to_string(which);
  account.roles = {role};
  account.teams = {record.council().TeamByKey(TeamOf(role))->id};
  const auto& competences = ShippedLibrary().codes.at("competences").codes;
  for (const auto& code : competences) {
    if (IsRegistered(role)) account.competences.push_back(code.id);
  }
  return account;
}

Result<Document> CreateAccounts(WritableRecord& record, const casework::Deed& deed) {
  for (const auto& role : ShippedLibrary().roles) {
    for (int which = 1; which <= kAccountsForEachRole; ++which) {
      const auto made = casework::CreateAccount(record, AccountOf(record, role.first, which), deed);
      if (!made) return made.error();
    }
  }
  return Document(true);
}

}  // namespace

std::string InFull(const Error& error) {
  std::string text = error.say;
  if (!error.detail.empty()) text += " (" + error.detail + ")";
  for (const auto& field : error.fields) text += "\n  " + field.field + ": " + field.say;
  for (const auto& unmet : error.unmet) text += "\n  " + unmet.rule + ": " + unmet.say;
  return text;
}

const pathway::Library& ShippedLibrary() {
  static const pathway::Library library = [] {
    auto loaded = loader::LoadWorkflows(CASEWAY_SOURCE_DIR "/workflows", Sha256Hex);
    return std::move(loaded.library);
  }();
  return library;
}

const access::RoleBook& ShippedRoles() {
  static const access::RoleBook book = [] {
    access::RoleBook roles;
    for (const auto& [id, role] : ShippedLibrary().roles) {
      roles.Add(id);
      for (const auto& name : role.permissions) roles.Grant(id, access::ParsePermission(name).value());
    }
    return roles;
  }();
  return book;
}

Person APerson(const std::string& first_names, const std::string& last_name, const std::string& born) {
  Person person;
  person.first_names = first_names;
  person.last_name = last_name;
  person.born = Needed(ParseApproximateDate(born));
  return person;
}

Council::Council() : library_(ShippedLibrary()) {
  database_ = Needed(storage::Database::Open({.folder = folder_.path() / "data",
                                              .digest = digest_,
                                              .projections = storage::CaseworkProjections(),
                                              .create = true}));
  log_ = std::make_unique<storage::GroupWriter>(*database_, clock_);
  reader_ = std::make_unique<storage::SqliteRecordReader>(*database_);
  writer_ = std::make_unique<storage::SqliteRecordWriter>(*log_, clock_);
  Found();
}

void Council::Found() {
  Must(System(), [](WritableRecord& record, const casework::Deed& deed) -> Result<Document> {
    const auto founded = casework::FoundCouncil(record, "Westhaven Council", true, deed);
    if (!founded) return founded.error();
    return CreateAccounts(record, deed);
  });
  Read([&](Record& record) {
    for (const auto& user : record.council().Users()) accounts_[user.user_name] = casework::ActorOf(user);
  });
}

Actor Council::As(const std::string& role, int which) { return accounts_.at(role + "." + std::to_string(which)); }

Actor Council::Again(const Actor& actor) {
  Actor again;
  Read([&](Record& record) { again = casework::ActorOf(record.council().User(actor.user).value()); });
  return again;
}

Actor Council::System() {
  Actor actor;
  actor.name = "Caseway";
  actor.is_system = true;
  return actor;
}

Result<Document> Council::Do(const Actor& actor, const UseCase& use_case) {
  return Do(actor, "test-command-" + std::to_string(++commands_), use_case);
}

Result<Document> Council::Do(const Actor& actor, const std::string& command, const UseCase& use_case) {
  return writer_->Run(command, actor, [&](WritableRecord& record) { return use_case(record, DeedBy(actor)); });
}

Document Council::Must(const Actor& actor, const UseCase& use_case) { return Needed(Do(actor, use_case)); }

void Council::Read(const std::function<void(Record&)>& read) {
  const auto done = reader_->Read(read);
  if (!done) throw std::runtime_error(InFull(done.error()));
}

PersonId Council::AddPerson(const Person& person) {
  const auto made = Must(As("adviser"), [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::RegisterPerson(record, {.person = person, .knowingly = true}, deed);
  });
  return PersonId{made["person"].Number()};
}

CaseId Council::OpenReferral(casework::LogContactCommand contact) {
  if (!contact.subject && contact.person.last_name.empty()) contact.person = APerson("Amina", "Bront\u00eb");
  if (contact.channel.empty()) contact.channel = "phone";
  if (contact.reason.empty()) contact.reason = "Difficulty with personal care after a fall";
  if (contact.urgency.empty()) contact.urgency = "routine";
  if (contact.consent.empty()) contact.consent = "yes";
  const auto made = Must(As("adviser"), [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::LogContact(record, contact, deed);
  });
  return CaseId{made["case"].Number()};
}

CaseId Council::RaiseConcern(PersonId subject, const Document& answers, const std::string& role) {
  const auto made = Must(As(role), [&](WritableRecord& record, const casework::Deed& deed) {
    casework::RaiseConcernCommand concern;
    concern.subject = subject;
    concern.answers = answers.IsNull() ? Document().Set("safe_now", "yes") : answers;  // nobody raises one unanswered
    return casework::RaiseConcern(record, concern, deed);
  });
  return CaseId{made["case"].Number()};
}

CaseId Council::OpenCase(const std::string& pathway, PersonId subject, const std::string& capacity) {
  const auto made = Must(System(), [&](WritableRecord& record, const casework::Deed& deed) {
    casework::OpenCaseCommand open;
    open.pathway = pathway;
    open.subject = subject;
    open.capacity = capacity;
    open.team = Team("locality-north");
    open.facts.Set("source", "hand");
    return casework::OpenCase(record, open, deed);
  });
  return CaseId{made["case"].Number()};
}

CaseRow Council::Case(CaseId id) {
  CaseRow row;
  Read([&](Record& record) { row = record.cases().Find(id).value(); });
  return row;
}

TeamId Council::Team(const std::string& key) {
  TeamId id;
  Read([&](Record& record) { id = record.council().TeamByKey(key).value().id; });
  return id;
}

std::int64_t Council::Events() { return storage::HeadOf(database_->Reader()).events.position; }

std::vector<Event> Council::EventsOf(const std::string& kind, std::int64_t id) {
  return storage::ReadStream(database_->Reader(), {kind, id}, 0, 10000);
}

void Council::WaitUntil(const std::string& time) {
  const Instant then = Needed(ParseInstant(time));
  if (then < now()) throw std::runtime_error("the clock cannot be moved back to " + time);
  clock_.Advance(then - now());
}

std::vector<storage::Finding> Council::Verify() {
  const storage::ReadSnapshot snapshot(database_->Reader());  // audit rows are still being written
  return storage::Verify(snapshot.connection(), digest_, database_->projections());
}

void Council::Set(const std::string& setting, const std::string& from, const std::string& value) {
  auto& history = library_.council.settings.at(setting).history;
  std::vector<DatedValue> values = history.values();
  values.push_back({Needed(ParseDate(from)), value, "set by the test"});
  history = SettingHistory(std::move(values));
}

}  // namespace caseway::tests
