#include "tests/support/council_pages.h"

#include <future>
#include <stdexcept>

#include "security/tokens.h"
#include "web/http/decoding.h"

namespace caseway::tests {
namespace {

constexpr std::chrono::minutes kSessionKeeps{20};  // sessions end after 30 minutes without a request
constexpr std::size_t kMostFields = 1000;

http::Request RequestFor(http::Method method, const std::string& target) {
  http::Request request;
  request.method = method;
  const auto question = target.find('?');
  request.path = target.substr(0, question);
  const auto segments = http::SplitPath(request.path);
  const auto query =
      http::ParseForm(question == std::string::npos ? "" : std::string_view(target).substr(question + 1), kMostFields);
  if (!segments || !query) throw std::runtime_error("no server would take the address " + target);
  request.segments = *segments;
  request.query = *query;
  request.id = "test";
  request.head =
      (method == http::Method::kPost ? "POST " : "GET ") + target + " HTTP/1.1\r\nHost: caseway.test\r\n\r\n";
  return request;
}

}  // namespace

std::string WordsOf(const std::string& html) {
  std::string words;
  bool in_tag = false;
  for (const char c : html) {
    if (c == '<') in_tag = true;
    const bool blank = in_tag || c == ' ' || c == '\n';
    if (!blank) words += c;
    else if (!words.empty() && words.back() != ' ') words += ' ';
    if (c == '>') in_tag = false;
  }
  return words;
}

CouncilPages::CouncilPages(Council& council)
    : council_(council),
      credentials_(council.database(), council.log()),
      sessions_(council.database(), council.log()),
      links_(council.database(), council.log()),
      audit_(council.database()),
      blobs_(council.database()),
      authenticator_(credentials_, sessions_, std::string(32, 'k')),
      enrolment_(credentials_, links_, std::string(32, 'k'), "Westhaven Council"),
      own_sign_in_(credentials_, authenticator_, std::string(32, 'k'), "Westhaven Council"),
      pool_(1, 100),
      service_{.reader = council.reader(),
               .writer = council.writer(),
               .log = council.log(),
               .audit = audit_,
               .blobs = blobs_,
               .live = live_,
               .authenticator = authenticator_,
               .enrolment = enrolment_,
               .own_sign_in = own_sign_in_,
               .links = links_,
               .digest = council.digest(),
               .clock = council.clock(),
               .council_name = "Westhaven Council"},
      frame_(service_) {
  RefreshLive();
  service_.demonstration = true;
  service_.run_later = [this](std::function<void()> work) { pool_.Submit(std::move(work)); };
  service_.refresh_live = [this] { RefreshLive(); };
  service_.import_referrals = [](const std::string&, const std::string&, const Actor&,
                                 const web::ImportWish&) -> Result<web::ImportOutcome> {
    return InvalidInput("This test does not load files.");
  };
  // The rules of files have tests of their own: here a row needs a reference and a name.
  service_.read_referral = [](const std::vector<std::pair<std::string, std::string>>& row,
                              Instant) -> Result<casework::ReferralRow> {
    casework::ReferralRow read;
    for (const auto& [column, text] : row) {
      if (column == "external_ref") read.contact.external_ref = text;
      if (column == "first_name") read.contact.person.first_names = text;
      if (column == "last_name") read.contact.person.last_name = text;
      if (column == "reason") read.contact.reason = text;
    }
    read.contact.channel = "phone", read.contact.urgency = "routine", read.contact.consent = "yes";
    if (read.contact.person.last_name.empty()) return InvalidField("last_name", "A last name is needed.");
    return read;
  };
  service_.on_fault = [this](const std::string& request, const std::string& detail) {
    faults_.push_back(request + ": " + detail);
  };
}

void CouncilPages::RefreshLive() {
  auto live = std::make_shared<web::Live>();
  live->library = council_.library();
  live->roles = council_.roles();
  live_.Set(std::move(live));
}

const CouncilPages::SignedIn& CouncilPages::SessionOf(const Actor& actor) {
  SignedIn& session = signed_in_[actor.user];
  const bool fresh = !session.token.empty() && council_.now() < session.at + kSessionKeeps;
  if (fresh && authenticator_.Check(session.token, council_.now())) return session;
  const auto opened = authenticator_.OpenForDemonstration(actor.user, council_.now());
  if (!opened) throw std::runtime_error(InFull(opened.error()));
  const auto who = authenticator_.Check(opened->token, council_.now());
  if (!who) throw std::runtime_error(InFull(who.error()));
  session = {opened->token, authenticator_.CsrfToken(*who), council_.now()};
  return session;
}

std::string CouncilPages::CsrfOf(const Actor& actor) { return SessionOf(actor).csrf; }

std::string CouncilPages::NewCommand() { return security::NewToken(); }

http::Response CouncilPages::Send(http::Request request, const Actor& actor) {
  if (actor.user) request.cookies.Add(web::kSessionCookie, SessionOf(actor).token);
  request.received = council_.now();
  std::promise<http::Response> answer;
  auto waiting = answer.get_future();
  frame_.Serve(std::move(request), [&](http::Response response) { answer.set_value(std::move(response)); });
  return waiting.get();
}

http::Response CouncilPages::Get(const std::string& target, const Actor& actor) {
  return Send(RequestFor(http::Method::kGet, target), actor);
}

http::Response CouncilPages::Post(const std::string& target, http::Fields fields, const Actor& actor) {
  http::Request request = RequestFor(http::Method::kPost, target);
  if (actor.user && !fields.Has("csrf")) fields.Add("csrf", SessionOf(actor).csrf);
  if (!fields.Has("command")) fields.Add("command", NewCommand());
  request.form = std::move(fields);
  return Send(std::move(request), actor);
}

http::Response CouncilPages::PostFile(const std::string& target, http::Fields fields, http::Upload upload,
                                      const Actor& actor) {
  http::Request request = RequestFor(http::Method::kPost, target);
  fields.Add("csrf", SessionOf(actor).csrf);
  fields.Add("command", NewCommand());
  request.form = std::move(fields);
  request.uploads.push_back(std::move(upload));
  return Send(std::move(request), actor);
}

std::string CouncilPages::Words(const std::string& target, const Actor& actor) {
  return WordsOf(Get(target, actor).body);
}

std::optional<http::Response> CouncilPages::TurnAway(const std::string& target, const Actor& actor, Session session,
                                                     const std::string& headers) {
  http::Request request = RequestFor(http::Method::kPost, target);
  request.head.insert(request.head.size() - 2, headers);
  request.received = council_.now();
  const bool live = session == Session::kLive;
  if (actor.user)
    request.cookies.Add(web::kSessionCookie, live ? SessionOf(actor).token : signed_in_[actor.user].token);
  return frame_.TurnAway(std::move(request));
}

std::vector<AuditEntry> CouncilPages::Audit(int limit) {
  std::promise<void> written;
  AuditRow row;
  row.at = council_.now();
  row.route = "end of what was queued";
  council_.log().SubmitAuditDurably(row, [&](const Result<void>&) { written.set_value(); });
  written.get_future().get();
  const auto latest = audit_.Latest(0, limit + 1);
  if (!latest) throw std::runtime_error(InFull(latest.error()));
  return {latest->begin() + 1, latest->end()};
}

}  // namespace caseway::tests
