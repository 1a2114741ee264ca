namespace OrleansNotify.Faults.Controls;

/// <summary>Eleven ways to get it wrong, each of which has been shipped once.</summary>
internal static class AllControls
{
    public static readonly IReadOnlyList<Control> All =
    [
        new(
            "asynchronous-commit",
            "PostgreSQL answers before its log is on the disk",
            [new("Storage/Postgres/PostgresConnectionString.cs", "-c synchronous_commit=on", "-c synchronous_commit=off")],
            ["F7", "F7"],
            ["I1", "I11"]),
        new(
            "early-answer",
            "an event is answered before it is committed",
            [new("Grains/Events/GroupCommit.cs", "return pending.Result;", "return Task.FromResult(new AppendResult(AppendStatus.Accepted, command.Id, 0, time.GetUtcNow()));")],
            ["F7", "F1"],
            ["I1", "I11"]),
        new(
            "no-dedupe",
            "known idempotency keys are not looked up",
            [new("Storage/Postgres/PostgresAppendSql.cs", "WHERE k.tenant = @tenant AND k.key = wanted.key AND k.accepted_at >= @since", "WHERE k.tenant = @tenant AND k.key = wanted.key AND k.accepted_at < @since")],
            ["F4"],
            ["I2"]),
        new(
            "retries-in-memory",
            "deliveries that wait for another attempt are not read back",
            [
                new("Storage/Deliveries/DeliverySql.cs", "d.next_attempt_at <= @Until", "d.next_attempt_at <= @Until AND false"),
                new("Storage/Deliveries/DeliverySql.cs", "AND d.next_attempt_at IS NOT NULL\n        ORDER BY d.next_attempt_at\n", "AND d.next_attempt_at IS NULL\n        ORDER BY d.next_attempt_at\n"),
            ],
            ["F3"],
            ["I6", "I8"]),
        new(
            "order-by-time",
            "the log is read in the order of the clock",
            [new("Storage/Events/EventLogSql.cs", "WHERE e.tenant = @Tenant AND e.seq > @After\n        ORDER BY e.seq", "WHERE e.tenant = @Tenant AND e.seq > @After\n        ORDER BY e.accepted_at, e.id DESC")],
            ["F4", "F7"],
            ["I3", "I5"]),
        new(
            "unfenced-delete",
            "an endpoint is deleted without stopping what is under way",
            [
                new("Grains/Endpoints/EndpointGrain.Commands.cs", "await Quiet(_pump);\n        var now", "var now"),
                new("Grains/Endpoints/EndpointGrain.Commands.cs", "_pump.Dispose();\n        _cancels.Start(now);\n        KeepAwake();\n", ""),
            ],
            ["F10"],
            ["I7"]),
        new(
            "unrefused-guesses",
            "guesses without a challenge are never refused",
            [new("Grains/Sessions/UserGrain.cs", "open.Count > 0 && await limits.TryGuessUnaddressed(Key, client, now) ? open : []", "open.Count > 0 && (await limits.TryGuessUnaddressed(Key, client, now) || open.Count > 0) ? open : []")],
            ["F3", "F3", "F1"],
            ["I9"]),
        new(
            "no-tenant-filter",
            "one query of the log forgets the tenant",
            [new("Storage/Events/EventLogSql.cs", "JOIN events e ON e.tenant = @Tenant AND e.seq = v.seq AND e.accepted_at = v.accepted_at", "JOIN events e ON e.seq = v.seq")],
            ["F4", "F4"],
            ["I10"]),
        new(
            "no-outbound-guard",
            "a resolved address is not checked before the connection",
            [new("Grains/Outbound/OutboundConnector.cs", "if (!Array.TrueForAll(addresses, policy.Allows))", "if (addresses.Length == 0 && !Array.TrueForAll(addresses, policy.Allows))")],
            ["F10"],
            ["guard"]),
        new(
            "unknown-again",
            "a message of unknown outcome is sent again",
            [new("Grains/Channels/MessageOutcomes.cs", "OutcomeKind.Unknown => result,", "OutcomeKind.Unknown => result with { State = MessageState.Waiting },")],
            ["F4"],
            ["M2"]),
        new(
            "timeout-goes-on",
            "a provider that does not answer in time is taken for one that was not reached, so that the next account is called",
            [new("Providers/Calls/CallFailure.cs", "Kind = OutcomeKind.Unknown,\n            Code = isCancelled", "Kind = isCancelled ? OutcomeKind.Later : OutcomeKind.Unknown,\n            Scope = unreachable,\n            Code = isCancelled")],
            ["F4"],
            ["M2"]),
    ];
}
