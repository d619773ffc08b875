// Frame: what happens to every request around its handler: route, session, forgery check, permission, snapshot, audit.
//
//   Frame frame(service);
//   Server::Listen(options, [&](http::Request&& request, http::Reply reply) { frame.Serve(std::move(request),
//   std::move(reply)); });
//
// Order: find the route; find the session; refuse a forged post; ask for the permission; open one snapshot and build
// the answer; close it; queue the audit row; send. No page leaves without its audit row (DESIGN section 10). Threads:
// Serve from any.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <string>
#include <unordered_map>

#include "web/http/server.h"
#include "web/route.h"
#include "web/service.h"

namespace caseway::web {

inline constexpr char kSessionCookie[] = "__Host-session";

class Frame {
 public:
  explicit Frame(const Service& service) : service_(service) {}
  void Serve(http::Request&& request, http::Reply reply);
  // For a post whose body is too large to read for just anybody: the answer to give instead when there is no such page,
  // it comes from another site, its session is absent or has ended, or the role does not include it. Reads the head
  // alone; what was written in the body is not kept.
  std::optional<http::Response> TurnAway(http::Request head);

 private:
  using VisitPtr = std::shared_ptr<Visit>;
  // What is worked out of a session's hash: the same for each of its requests.
  struct SessionTokens {
    std::string name;  // for the audit
    std::string csrf;
  };
  VisitPtr Receive(http::Request&& request);
  void FindSession(Visit& visit);
  void ServePage(VisitPtr visit, http::Reply reply);
  void ServeDeed(VisitPtr visit, http::Reply reply);
  void Carry(VisitPtr visit, Plan plan, http::Reply reply);
  void Refuse(VisitPtr visit, const Plan& plan, const Error& error, http::Reply reply);
  void Send(VisitPtr visit, Answer answer, http::Reply reply);
  SessionTokens TokensOf(const security::SignedInUser& session);
  Actor KnownActorOf(UserId user, std::int64_t account_version);
  Actor ReadActor(Record& record, UserId user, std::int64_t account_version);

  struct KnownActor {
    std::int64_t account_version = 0;
    Actor actor;
  };
  const Service& service_;
  std::shared_mutex actors_mutex_;
  std::unordered_map<UserId, KnownActor> actors_;  // by account; replaced when its version rises
  std::shared_mutex tokens_mutex_;
  std::map<Sha256Sum, SessionTokens> tokens_;  // by session; emptied when it is full
};

// The one mapping from codes to HTTP (STYLE 3.5).
int StatusOf(ErrorCode code);
// A page for an error that no handler shows better: what happened, what to do, the request's number.
Answer ErrorAnswer(Visit& visit, const Error& error);

}  // namespace caseway::web
