package dev.onair.simulator.huawei;

import dev.onair.simulator.Reply;

/** One call of the API. */
interface Route {
    Action action();

    /**
     * Does what is asked, all of it or nothing.
     *
     * @throws Refusal before anything took effect
     */
    Reply answer(Call call);
}
