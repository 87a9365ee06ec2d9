// SPDX-License-Identifier: Apache-2.0
// The status of a dossier as a Boost.MSM machine, for machine.cpp; compiled as C++17.
#define BOOST_MPL_CFG_NO_PREPROCESSED_HEADERS
#define BOOST_MPL_LIMIT_LIST_SIZE 50
#define BOOST_MPL_LIMIT_VECTOR_SIZE 50
#define FUSION_MAX_VECTOR_SIZE 20
#define BOOST_BIND_GLOBAL_PLACEHOLDERS
#define BOOST_ALLOW_DEPRECATED_HEADERS
#include <boost/msm/back/state_machine.hpp>
#include <boost/msm/front/functor_row.hpp>
#include <boost/msm/front/state_machine_def.hpp>

#include <vector>

#include "machine_msm.hpp"

namespace {

// The rows that change the status, as Boost.MSM has them: a status or an event is a type. A withdrawal remembers where
// it came from, so it is one state for each status that it can leave.
namespace msm = boost::msm;
template <int> struct at : msm::front::state<> {};
enum class ev : std::uint8_t {
    submit_counter, submit_online, post_handover, accept, request_supplement, receive_supplement, refuse_intake,
    close_incomplete, forward, request_payment, pay, request_withdrawal, grant_withdrawal, refuse_withdrawal,
    retract_withdrawal, stop, issue, recall_result, deliver, collect, send_electronically
};
template <ev> struct on {};
constexpr int draft = 0, submitted = 1, incomplete = 2, not_accepted = 3, accepted = 4, processing = 5, supplement = 6,
              financial = 7, stopped = 9, finished = 10, returned = 11, away = 16;

std::size_t refusals = 0;

struct rows_ : msm::front::state_machine_def<rows_> {
    using initial_state = at<draft>;
    template <int A, ev E, int B>
    using row = msm::front::Row<at<A>, on<E>, at<B>, msm::front::none, msm::front::none>;
    using transition_table = boost::mpl::vector45<
        row<draft, ev::submit_counter, submitted>, row<draft, ev::submit_online, submitted>,
        row<draft, ev::post_handover, submitted>, row<submitted, ev::accept, accepted>,
        row<submitted, ev::request_supplement, incomplete>, row<submitted, ev::refuse_intake, not_accepted>,
        row<submitted, ev::request_withdrawal, away + submitted>, row<incomplete, ev::receive_supplement, submitted>,
        row<incomplete, ev::refuse_intake, not_accepted>, row<incomplete, ev::request_withdrawal, away + incomplete>,
        row<accepted, ev::request_supplement, supplement>, row<accepted, ev::forward, processing>,
        row<accepted, ev::request_withdrawal, away + accepted>, row<processing, ev::request_supplement, supplement>,
        row<processing, ev::request_payment, financial>, row<processing, ev::stop, stopped>,
        row<processing, ev::issue, finished>, row<processing, ev::request_withdrawal, away + processing>,
        row<supplement, ev::receive_supplement, accepted>, row<supplement, ev::close_incomplete, stopped>,
        row<supplement, ev::request_withdrawal, away + supplement>, row<financial, ev::pay, processing>,
        row<financial, ev::request_withdrawal, away + financial>,
        row<away + submitted, ev::grant_withdrawal, stopped>, row<away + submitted, ev::refuse_withdrawal, submitted>,
        row<away + submitted, ev::retract_withdrawal, submitted>,
        row<away + incomplete, ev::grant_withdrawal, stopped>,
        row<away + incomplete, ev::refuse_withdrawal, incomplete>,
        row<away + incomplete, ev::retract_withdrawal, incomplete>,
        row<away + accepted, ev::grant_withdrawal, stopped>, row<away + accepted, ev::refuse_withdrawal, accepted>,
        row<away + accepted, ev::retract_withdrawal, accepted>, row<away + processing, ev::grant_withdrawal, stopped>,
        row<away + processing, ev::refuse_withdrawal, processing>,
        row<away + processing, ev::retract_withdrawal, processing>,
        row<away + supplement, ev::grant_withdrawal, stopped>,
        row<away + supplement, ev::refuse_withdrawal, supplement>,
        row<away + supplement, ev::retract_withdrawal, supplement>,
        row<away + financial, ev::grant_withdrawal, stopped>, row<away + financial, ev::refuse_withdrawal, financial>,
        row<away + financial, ev::retract_withdrawal, financial>, row<finished, ev::recall_result, processing>,
        row<finished, ev::deliver, returned>, row<finished, ev::collect, returned>,
        row<finished, ev::send_electronically, returned>>;
    template <class Machine, class Event>
    void no_transition(Event const&, Machine&, int) { ++refusals; }
};
using machine = msm::back::state_machine<rows_>;

void process(machine& m, ev what) {
    switch (what) {
#define MOTCUA_CASE(name) case ev::name: m.process_event(on<ev::name>{}); break;
        MOTCUA_CASE(submit_counter) MOTCUA_CASE(submit_online) MOTCUA_CASE(post_handover) MOTCUA_CASE(accept)
        MOTCUA_CASE(request_supplement) MOTCUA_CASE(receive_supplement) MOTCUA_CASE(refuse_intake)
        MOTCUA_CASE(close_incomplete) MOTCUA_CASE(forward) MOTCUA_CASE(request_payment) MOTCUA_CASE(pay)
        MOTCUA_CASE(request_withdrawal) MOTCUA_CASE(grant_withdrawal) MOTCUA_CASE(refuse_withdrawal)
        MOTCUA_CASE(retract_withdrawal) MOTCUA_CASE(stop) MOTCUA_CASE(issue) MOTCUA_CASE(recall_result)
        MOTCUA_CASE(deliver) MOTCUA_CASE(collect) MOTCUA_CASE(send_electronically)
#undef MOTCUA_CASE
        default: break;
    }
}

std::vector<machine> machines;

}

void peer::reset(std::size_t count) {
    machines.clear();
    machines.resize(count);
    for (auto& m : machines) m.start();
}

std::size_t peer::run(step const* events, std::size_t count) {
    refusals = 0;
    for (std::size_t i = 0; i < count; ++i) process(machines[events[i].dossier], static_cast<ev>(events[i].what));
    return refusals;
}

int peer::state_of(std::size_t machine) { return machines[machine].current_state()[0]; }
std::size_t peer::size() { return sizeof(machine); }
