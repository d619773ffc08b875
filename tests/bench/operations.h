// Operations: what the staff of a council ask of the server, as requests for a LoadClient.
//
//   Office office(client, sample, visitors, 64);
//   for (Operation& operation : office.Operations()) client.Run({64, 3s, operation.next, operation.took});
//
// Moves are real: a worker lets an assessment wait for something and goes on with it, each time with a fresh command id
// and the state last seen; every connection has cases of its own. Threads: one at a time.
#pragma once

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "tests/bench/council_sample.h"
#include "tests/bench/load_client.h"
#include "tests/bench/visitor.h"

namespace caseway::bench {

struct Operation {
  std::string name;
  double limit = 0, aim = 0;  // server CPU a request, times a bare page of the same size
  LoadClient::Next next;
  LoadClient::Took took = {};
};

class Office {
 public:
  // `visitors` by role. Errors: std::runtime_error when the council lacks what the operations need.
  Office(const LoadClient& client, CouncilSample sample, std::map<std::string, Visitor> visitors, int connections);

  // In the order of the table; they refer to the office.
  std::vector<Operation> Operations();
  std::int64_t moves() const { return moves_; }  // acknowledged

 private:
  struct Desk {  // one connection's
    std::vector<MovingCase> cases;
    std::size_t at = 0;   // the case under way
    bool moving = false;  // the request under way moves it
  };

  std::string MyWork();
  std::string CasePage();
  std::string FindBySurname();
  std::string FindByNhsNumber();
  std::string Board();
  std::string Move(int connection);
  std::string Note();
  std::string WorkingDay(int connection);
  void Took(int connection, const Answer& answer);

  template <class List>
  const auto& OneOf(const List& list) {
    return list[random_() % list.size()];
  }

  const LoadClient& client_;
  CouncilSample sample_;
  std::map<std::string, Visitor> visitors_;
  std::vector<Visitor> workers_;  // those with the most work of their own
  std::vector<Desk> desks_;
  std::mt19937_64 random_{20261122};
  std::int64_t moves_ = 0;
};

}  // namespace caseway::bench
