using System.Text.Json;
using Npgsql;
using OrleansNotify.Faults.Clusters;
using OrleansNotify.Faults.Loads;

namespace OrleansNotify.Faults.Histories;

/// <summary>Reads everything back when the run is over.</summary>
internal sealed class HistoryReader(FaultCluster cluster, World world, RunLog log)
{
    private const int MostAttempts = 100;

    public async Task<History> Read(Liveness liveness)
    {
        var inboxes = new List<ReadInbox>();
        foreach (var device in world.Devices.DistinctBy(device => device.Person.Email))
        {
            inboxes.Add(await world.Inbox(device));
        }

        world.Canaries.SearchLogs(cluster.Folder);
        var stored = await Stored();
        return new History
        {
            Posted = [.. log.Posted],
            Calls = [.. log.Calls],
            Stored = stored,
            Devices = [.. world.Devices.Select(device => device.Saw())],
            Inboxes = inboxes,
            Endpoints = world.Endpoints,
            Receipts = world.Receiver.Receipts,
            Silenced = [.. log.Silenced],
            Guessed = [.. log.Guessed],
            AfterLogout = [.. log.AfterLogout],
            Faults = [.. log.Faults],
            Probes = [.. log.Probes],
            Late = [.. log.Late],
            Leaks = [.. log.Leaks],
            Messages = [.. log.Messages],
            Listed = await Listed(),
            Taken = world.Messages?.Taken() ?? [],
            Attempts = await Attempts(stored),
            ReachedInside = world.Inside.Count,
            Liveness = liveness,
        };
    }

    public async Task<IReadOnlyList<StoredEvent>> Stored()
    {
        var stored = new List<StoredEvent>();
        await using var connection = new NpgsqlConnection($"{cluster.WholeDatabase};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT tenant, seq, id, type, payload FROM events ORDER BY tenant, seq", connection);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            var payload = JsonSerializer.Deserialize<JsonElement>(rows.GetFieldValue<byte[]>(4));
            var isOurs = payload.TryGetProperty("n", out var number);
            var to = isOurs ? payload.GetProperty("to").GetString() : "nobody";
            stored.Add(new StoredEvent(
                rows.GetString(0), rows.GetInt64(1), rows.GetString(2), isOurs ? number.GetInt64() : -stored.Count - 1,
                to is "" ? null : to, rows.GetString(3).StartsWith("hook.", StringComparison.Ordinal)));
        }

        return stored;
    }

    private async Task<IReadOnlyList<ListedMessage>> Listed()
    {
        if (world.Messages is null)
        {
            return [];
        }

        var numbers = new Dictionary<string, int>();
        await using var connection = new NpgsqlConnection($"{cluster.WholeDatabase};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT id, convert_from(payload, 'UTF8') FROM events WHERE type = $1", connection);
        command.Parameters.AddWithValue(MessageLoad.EventType);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            numbers.Add(rows.GetString(0), TakenNumber.InText(rows.GetString(1)));
        }

        return [.. (await world.Messages.Shown()).Select(message => new ListedMessage(numbers.GetValueOrDefault(message.EventId), message.Channel, message.Status))];
    }

    private async Task<IReadOnlyList<ShownAttempts>> Attempts(IReadOnlyList<StoredEvent> stored)
    {
        var flaky = world.Endpoints.First(endpoint => endpoint.Path == "flaky");
        var requests = world.Receiver.Receipts.Where(receipt => receipt.Path == "flaky").ToLookup(receipt => receipt.Number);
        var shown = new List<ShownAttempts>();
        foreach (var e in stored.Where(e => e.Tenant == flaky.Tenant && requests[e.Number].Skip(1).Any()).TakeLast(MostAttempts))
        {
            var delivery = await world.Owner.Delivery(flaky.Id, e.Seq);
            shown.Add(new ShownAttempts(flaky.Id, e.Seq, delivery.Numbers!, requests[e.Number].Count()));
        }

        return shown;
    }
}
