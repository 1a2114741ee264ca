using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OrleansNotify.Deliveries;
using OrleansNotify.Endpoints;

namespace OrleansNotify.Bench.Deliveries;

/// <summary>Outcomes of first attempts that succeeded, of 200 endpoints, ten of them in a batch.</summary>
internal static class RecordBench
{
    private const int Endpoints = 200;
    private const int EndpointsInABatch = 10;
    private static readonly DateTimeOffset Start = TimeProvider.System.GetUtcNow();

    public static async Task Run(string name, IServiceProvider store, DeliveriesOptions options)
    {
        var leases = await Prepare(store.GetRequiredService<IEndpointStore>());
        var postmaster = store.GetService<NpgsqlDataSource>() is { } source ? await Postmaster(source) : 0;
        await Measure(store, leases, options, 1, TimeSpan.FromSeconds(3));
        var (own, server, since) = (ServerTime.Own(), ServerTime.OfPostgres(postmaster), Stopwatch.GetTimestamp());

        var outcomes = await Measure(store, leases, options, 1_000_000_000, options.RecordTime);

        var elapsed = Stopwatch.GetElapsedTime(since).TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {outcomes / elapsed:0} outcomes/s, batches of {options.Batch}, {options.Parallel} at once; processor time an outcome: here {(ServerTime.Own() - own).TotalMicroseconds / outcomes:0.0} us, server {(ServerTime.OfPostgres(postmaster) - server).TotalMicroseconds / outcomes:0.0} us"));
    }

    private static async Task<EndpointRow[]> Prepare(IEndpointStore endpoints)
    {
        var rows = new EndpointRow[Endpoints];
        for (var i = 0; i < rows.Length; i++)
        {
            var id = "ep_" + i.ToString("x32", CultureInfo.InvariantCulture);
            var row = new EndpointRow(
                "record", id, "", new string('s', 500), new byte[100], EndpointState.Enabled, null, 1, 0, 0, 0, 0, null, null, Start, Start);
            await endpoints.Create(row, Endpoints, Endpoints, default);
            rows[i] = (await endpoints.Take("record", id, TimeProvider.System.GetUtcNow(), default))!;
        }

        return rows;
    }

    private static async Task<long> Measure(
        IServiceProvider store, EndpointRow[] endpoints, DeliveriesOptions options, long firstSeq, TimeSpan time)
    {
        var deliveries = store.GetRequiredService<IDeliveryStore>();
        var (begin, batch) = (Stopwatch.GetTimestamp(), -1L);
        await Task.WhenAll(Enumerable.Range(0, options.Parallel).Select(_ => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(begin) < time)
            {
                var refused = await deliveries.Record(Batch(endpoints, options.Batch, firstSeq, Interlocked.Increment(ref batch)), default);
                if (refused.Count > 0)
                {
                    throw new InvalidOperationException("A lease was refused.");
                }
            }
        })));
        return (batch + 1) * options.Batch;
    }

    private static EndpointProgress[] Batch(EndpointRow[] endpoints, int size, long firstSeq, long batch)
    {
        var (some, each) = (Math.Min(EndpointsInABatch, size), size / Math.Min(EndpointsInABatch, size));
        return
        [
            .. Enumerable.Range(0, some).Select(n =>
            {
                var endpoint = endpoints[((batch * some) + n) % endpoints.Length];
                var seq = firstSeq + (batch * each);
                return new EndpointProgress(
                    endpoint.Tenant, endpoint.Id, endpoint.Lease, seq, null, Start,
                    [.. Enumerable.Range(0, each).Select(i => Outcome(endpoint.Id, seq + i))]);
            }),
        ];
    }

    private static DeliveryOutcome Outcome(string endpointId, long seq) => new(
        new DeliveryRow(
            endpointId, seq, "evt_" + seq.ToString("x32", CultureInfo.InvariantCulture), "order.created", "shop", Start,
            DeliveryStatus.Succeeded, 1, 1, AttemptTrigger.Schedule, null, 200, null, Start, Start),
        new AttemptRow(
            1, Start, AttemptTrigger.Schedule, "https://receiver.example.org/hooks/orders", 200, null, null, null, null,
            TimeSpan.FromMicroseconds(2100), TimeSpan.FromMicroseconds(2300), RequestHead, ResponseHead, "ok"u8.ToArray(), false, null));

    private static readonly string RequestHead = new('q', 300);

    private static readonly string ResponseHead = new('r', 150);

    private static async Task<int> Postmaster(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("SELECT pg_read_file('postmaster.pid')");
        var text = (string)(await command.ExecuteScalarAsync())!;
        return int.Parse(text.Split('\n')[0], CultureInfo.InvariantCulture);
    }
}
