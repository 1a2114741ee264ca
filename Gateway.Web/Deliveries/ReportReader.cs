using System.Security.Cryptography;
using OrleansNotify.Access;
using OrleansNotify.Endpoints;
using OrleansNotify.Events;

namespace OrleansNotify.Deliveries;

/// <summary>Reads what a report says.</summary>
internal sealed class ReportReader(
    DeliveryPages pages, StatsReader stats, IDeliveryStore deliveries, IEndpointStore endpoints, IEventLog log, TimeProvider time)
{
    private const int Buckets = 24;
    private const int PageSize = 500;

    public async Task<DeliveryReport> Read(
        TenantCaller caller, FoundDeliveries found, AskedDeliveries asked, TimeZoneInfo zone, CancellationToken cancellation)
    {
        var (rows, isCut) = await Rows(found, cancellation);
        var (hashes, hosts) = (new Dictionary<long, string>(), new Dictionary<string, string>());
        foreach (var some in rows.Select(row => row.Seq).Distinct().Chunk(PageSize))
        {
            foreach (var logged in await log.ReadMany(caller.Tenant, some, cancellation))
            {
                hashes[logged.Seq] = Convert.ToHexStringLower(SHA256.HashData(logged.Payload));
            }
        }

        foreach (var id in rows.Select(row => row.EndpointId).Distinct())
        {
            if (await endpoints.Find(caller.Tenant, id, cancellation) is { } endpoint
                && Uri.TryCreate(EndpointSettingsJson.Read(endpoint.Settings).Url, UriKind.Absolute, out var url))
            {
                hosts[id] = url.Authority;
            }
        }

        return new DeliveryReport(
            caller.Tenant, Words(asked), caller.Actor, time.GetUtcNow(), zone, Version, await stats.Read(found, asked, Buckets, cancellation),
            rows, isCut, hashes, hosts, await Dead(caller.Tenant, rows, cancellation));
    }

    private async Task<(List<DeliveryRow> Rows, bool IsCut)> Rows(FoundDeliveries found, CancellationToken cancellation)
    {
        var (rows, before) = (new List<DeliveryRow>(), (DeliveryId?)null);
        do
        {
            var (page, _) = await pages.Read(found, before, PageSize, cancellation);
            rows.AddRange(page.Deliveries);
            before = page.Next;
        }
        while (before is not null && rows.Count <= DeliveryReport.MostRows);
        return rows.Count > DeliveryReport.MostRows ? (rows[..DeliveryReport.MostRows], true) : (rows, before is not null);
    }

    private async Task<IReadOnlyList<ReportedDead>> Dead(string tenant, List<DeliveryRow> rows, CancellationToken cancellation)
    {
        var dead = new List<ReportedDead>();
        foreach (var row in rows.Where(row => row.Status == DeliveryStatus.Dead).Take(DeliveryReport.MostDead))
        {
            var attempts = await deliveries.Attempts(tenant, new DeliveryId(row.EndpointId, row.Seq), cancellation);
            var why = WhyRules.Of(new WhyFacts(row, null, attempts.Count == 0 ? null : attempts[^1], null, 0, null, time.GetUtcNow()));
            dead.Add(new ReportedDead(row, why, attempts));
        }

        return dead;
    }

    private static string Words(AskedDeliveries asked)
    {
        (string Name, string[] Values)[] lists =
        [
            ("status", asked.Status), ("source", asked.Source), ("type", asked.Type), ("endpoint", asked.Endpoint),
            ("from", asked.From is { } from ? [from.ToString("O")] : []), ("to", asked.To is { } to ? [to.ToString("O")] : []),
            ("search", asked.Q is { } q ? [q] : []),
        ];
        var words = string.Join("; ", lists.Where(list => list.Values.Length > 0).Select(list => $"{list.Name} {string.Join(" or ", list.Values)}"));
        return words.Length > 0 ? words : "all";
    }

    private static string Version => typeof(ReportReader).Assembly.GetName().Version?.ToString(3) ?? "";
}
