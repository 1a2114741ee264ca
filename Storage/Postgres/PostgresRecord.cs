using Npgsql;
using NpgsqlTypes;
using OrleansNotify.Deliveries;

namespace OrleansNotify.Storage.Postgres;

/// <summary>The commands that record a batch of outcomes.</summary>
internal static class PostgresRecord
{
    public static NpgsqlBatchCommand Move(RecordPlan plan)
    {
        var (command, rows) = (new NpgsqlBatchCommand(PostgresRecordSql.Move), plan.Endpoints);
        command.Parameters.Add(new("may_hurry", plan.HasSucceeded));
        command.Texts("tenants", rows, p => p.Tenant);
        command.Texts("endpoints", rows, p => p.EndpointId);
        command.Longs("leases", rows, p => p.Lease);
        command.Longs("cursors", rows, p => p.Cursor);
        command.LongsOrNull("failing_since", rows, p => p.FailingSince?.ToUnixTimeMilliseconds());
        command.LongsOrNull("last_success_at", rows, p => p.LastSuccessAt?.ToUnixTimeMilliseconds());
        return command;
    }

    public static NpgsqlBatchCommand Deliveries(RecordPlan plan)
    {
        var (command, rows) = (new NpgsqlBatchCommand(PostgresRecordSql.Deliveries), plan.Deliveries);
        Held(command, plan.Endpoints);
        command.Texts("tenants", rows, d => d.By.Tenant);
        command.Texts("endpoints", rows, d => d.By.EndpointId);
        command.Numbers("by", rows, d => d.Place);
        command.Longs("seqs", rows, d => d.Row.Seq);
        command.Texts("event_ids", rows, d => d.Row.EventId);
        command.Texts("types", rows, d => d.Row.Type);
        command.Texts("sources", rows, d => d.Row.Source);
        command.Longs("accepted_at", rows, d => d.Row.AcceptedAt.ToUnixTimeMilliseconds());
        command.Texts("statuses", rows, d => d.Row.Status);
        command.Numbers("attempts", rows, d => d.Row.Attempts);
        command.Numbers("steps", rows, d => d.Row.Step);
        command.Texts("triggers", rows, d => d.Row.Trigger);
        command.LongsOrNull("next_attempt_at", rows, d => d.Row.NextAttemptAt?.ToUnixTimeMilliseconds());
        command.NumbersOrNull("last_status_codes", rows, d => d.Row.LastStatusCode);
        command.Texts("last_errors", rows, d => d.Row.LastError);
        command.Longs("updated_at", rows, d => d.Row.UpdatedAt.ToUnixTimeMilliseconds());
        command.LongsOrNull("delivered_at", rows, d => d.Row.DeliveredAt?.ToUnixTimeMilliseconds());
        return command;
    }

    public static NpgsqlBatchCommand Attempts(RecordPlan plan, bool isAgain)
    {
        var rows = plan.Attempts;
        var command = new NpgsqlBatchCommand(isAgain ? PostgresRecordSql.AttemptsAgain : PostgresRecordSql.Attempts);
        Held(command, plan.Endpoints);
        command.Texts("tenants", rows, a => a.By.Tenant);
        command.Texts("endpoints", rows, a => a.By.EndpointId);
        command.Numbers("by", rows, a => a.Place);
        command.Longs("seqs", rows, a => a.Delivery.Seq);
        command.Numbers("numbers", rows, a => a.Row.Number);
        command.Longs("accepted_at", rows, a => a.Delivery.AcceptedAt.ToUnixTimeMilliseconds());
        command.Longs("started_at", rows, a => a.Row.StartedAt.ToUnixTimeMilliseconds());
        command.Texts("triggers", rows, a => a.Row.Trigger);
        command.Texts("urls", rows, a => a.Row.Url);
        command.NumbersOrNull("status_codes", rows, a => a.Row.StatusCode);
        command.Texts("error_kinds", rows, a => a.Row.ErrorKind);
        command.LongsOrNull("dns", rows, a => a.Row.Dns?.ToMicroseconds());
        command.LongsOrNull("connect", rows, a => a.Row.Connect?.ToMicroseconds());
        command.LongsOrNull("tls", rows, a => a.Row.Tls?.ToMicroseconds());
        command.LongsOrNull("first_byte", rows, a => a.Row.FirstByte?.ToMicroseconds());
        command.Longs("durations", rows, a => a.Row.Duration.ToMicroseconds());
        command.Texts("request_heads", rows, a => a.Row.RequestHead);
        command.Texts("response_heads", rows, a => a.Row.ResponseHead);
        command.Array("response_bodies", NpgsqlDbType.Bytea, rows, a => a.Row.ResponseBody);
        command.Array("are_bodies_cut", NpgsqlDbType.Boolean, rows, a => a.Row.IsBodyCut);
        command.LongsOrNull("next_attempt_at", rows, a => a.Row.NextAttemptAt?.ToUnixTimeMilliseconds());
        return command;
    }

    private static void Held(NpgsqlBatchCommand command, IReadOnlyList<EndpointProgress> endpoints)
    {
        command.Texts("held_tenants", endpoints, p => p.Tenant);
        command.Texts("held_endpoints", endpoints, p => p.EndpointId);
        command.Longs("held_leases", endpoints, p => p.Lease);
    }
}
