using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Deliveries;

public abstract class DeliveryListContract(StoreFixture store)
{
    private readonly string _tenant = Some.Tenant();
    private List<DeliveryRow> _rows = [];

    public static TheoryData<bool, string?, bool, bool> Filters
    {
        get
        {
            var filters = new TheoryData<bool, string?, bool, bool>();
            foreach (var status in new[] { null, DeliveryStatus.Succeeded, DeliveryStatus.Dead, DeliveryStatus.Retrying })
            {
                for (var bits = 0; bits < 8; bits++)
                {
                    filters.Add((bits & 1) > 0, status, (bits & 2) > 0, (bits & 4) > 0);
                }
            }

            return filters;
        }
    }

    private IDeliveryStore Deliveries => store.Get<IDeliveryStore>();

    [SkippableTheory]
    [MemberData(nameof(Filters))]
    public async Task PagesTogetherAreExactlyWhatMatchesNewestFirst(bool ofEndpoint, string? status, bool ofType, bool ofSource)
    {
        await Fill();
        var query = Query with
        {
            EndpointId = ofEndpoint ? _rows[0].EndpointId : null,
            Status = status,
            Type = ofType ? "b" : null,
            Source = ofSource ? "y" : null,
            FromSeq = 5,
            ToSeq = 90,
        };

        var listed = await All(query);

        Assert.Equal(_rows.Where(row => Matches(row, query)).OrderByDescending(r => r.Seq).ThenByDescending(r => r.EndpointId, StringComparer.Ordinal), listed);
        Assert.Equal(listed, await AllUpwards(new DeliveryId("", 0), after => Deliveries.List(query with { After = after }, default)));
    }

    public static TheoryData<string[], string[], string[], int> Lists => new()
    {
        { [DeliveryStatus.Dead, DeliveryStatus.Retrying], [], [], 0 },
        { [DeliveryStatus.Dead, DeliveryStatus.Succeeded], [], [], 0 },
        { [], ["a", "b"], [], 0 },
        { [], [], ["x", "y"], 2 },
        { [DeliveryStatus.Dead], ["a", "b"], ["x"], 0 },
        { [DeliveryStatus.Dead, DeliveryStatus.Cancelled], ["b"], ["x", "y"], 1 },
        { [DeliveryStatus.Pending, DeliveryStatus.Succeeded], ["b", "none"], [], 2 },
        { [], ["none"], [], 0 },
    };

    [SkippableTheory]
    [MemberData(nameof(Lists))]
    public async Task PagesOfSeveralValuesTogetherAreExactlyWhatMatchesOneOfThem(string[] statuses, string[] types, string[] sources, int endpoints)
    {
        await Fill();
        string[] ids = [.. _rows.Select(row => row.EndpointId).Distinct().Take(endpoints)];
        var filter = new DeliveryFilter
        {
            Statuses = statuses,
            Types = types,
            Sources = sources,
            Endpoints = endpoints == 0 ? null : ids,
            FromSeq = 5,
            ToSeq = 90,
            Limit = 7,
        };

        var listed = await All(filter);

        Assert.Equal(_rows.Where(filter.Takes).OrderByDescending(r => r.Seq).ThenByDescending(r => r.EndpointId, StringComparer.Ordinal), listed);
        Assert.Equal(listed, await AllUpwards(new DeliveryId("", 0), after => Deliveries.List(_tenant, filter with { After = after }, default)));
    }

    [SkippableFact]
    public async Task OfEventsThatASearchFoundOnlyTheirDeliveriesAreListed()
    {
        await Fill();
        var filter = new DeliveryFilter { Seqs = [90, 40, 7, 400], Types = ["a"], Limit = 3 };

        Assert.Equal([40, 40, 7, 7], (await All(filter)).Select(row => row.Seq));
        Assert.Equal([40, 40, 7, 7], (await AllUpwards(new DeliveryId("", 7), after => Deliveries.List(_tenant, filter with { After = after }, default))).Select(row => row.Seq));
    }

    [SkippableFact]
    public async Task ThePageAboveARowIsWhatIsNearestToItNewestFirst()
    {
        await Fill();
        var ids = _rows.Select(row => row.EndpointId).Distinct().Order(StringComparer.Ordinal).ToArray();

        var page = await Deliveries.List(Query with { After = new DeliveryId(ids[0], 50), Limit = 3 }, default);

        Assert.Equal([(51, ids[1]), (51, ids[0]), (50, ids[1])], page.Deliveries.Select(row => (row.Seq, row.EndpointId)));
        Assert.Equal(new DeliveryId(ids[1], 51), page.Next);
    }

    [SkippableFact]
    public async Task NoEndpointIsNotEveryEndpoint()
    {
        await Fill();

        Assert.Empty(await All(new DeliveryFilter { Endpoints = [], Limit = 7 }));
    }

    [SkippableFact]
    public async Task RowsThatComeMeanwhileMakeNoHoleAndNoDouble()
    {
        await Fill();
        var owner = await EndpointOwner.Make(store, _tenant);

        var first = await Deliveries.List(Query with { Type = "b" }, default);
        await owner.Record([.. Enumerable.Range(1, 110).Select(i => owner.Delivery(i))]);
        var rest = await All(Query with { Type = "b", Before = first.Next });

        Assert.Equal(_rows.Where(r => r.Type == "b").Select(r => (r.Seq, r.EndpointId)).ToHashSet(), first.Deliveries.Concat(rest).Select(r => (r.Seq, r.EndpointId)).ToHashSet());
        Assert.Equal(_rows.Count(r => r.Type == "b"), first.Deliveries.Count + rest.Count);
    }

    [SkippableFact]
    public async Task AFilterThatNothingMeetsLooksAtABoundedNumberOfRows()
    {
        var owner = await EndpointOwner.Make(store, _tenant);
        await owner.Record([.. Enumerable.Range(1, 1500).Select(seq => owner.Delivery(seq))]);

        var first = await Deliveries.List(Query with { Source = "webhook", Type = "none" }, default);
        var filtered = await Deliveries.List(Query with { EndpointId = owner.Id, Type = "none" }, default);

        Assert.Equal((0, null), (first.Deliveries.Count, first.Next));
        Assert.Equal((0, new DeliveryId(owner.Id, 501)), (filtered.Deliveries.Count, filtered.Next));
        Assert.Null((await Deliveries.List(Query with { EndpointId = owner.Id, Type = "none", Before = filtered.Next }, default)).Next);
        var upwards = await Deliveries.List(Query with { EndpointId = owner.Id, Type = "none", After = new DeliveryId(owner.Id, 100) }, default);
        Assert.Equal((0, new DeliveryId(owner.Id, 1100)), (upwards.Deliveries.Count, upwards.Next));
        Assert.Null((await Deliveries.List(Query with { EndpointId = owner.Id, Type = "none", After = upwards.Next }, default)).Next);
    }

    private DeliveryQuery Query => new(_tenant, null, null, null, null, null, null, null, 7);

    private static bool Matches(DeliveryRow row, DeliveryQuery query) =>
        (query.EndpointId ?? row.EndpointId) == row.EndpointId && (query.Status ?? row.Status) == row.Status
        && (query.Type ?? row.Type) == row.Type && (query.Source ?? row.Source) == row.Source
        && row.Seq >= query.FromSeq && row.Seq <= query.ToSeq;

    private async Task<List<DeliveryRow>> All(DeliveryQuery query)
    {
        var rows = new List<DeliveryRow>();
        var page = await Deliveries.List(query, default);
        while (page.Next is not null)
        {
            rows.AddRange(page.Deliveries);
            page = await Deliveries.List(query with { Before = page.Next }, default);
        }

        rows.AddRange(page.Deliveries);
        return rows;
    }

    private async Task<List<DeliveryRow>> All(DeliveryFilter filter)
    {
        var rows = new List<DeliveryRow>();
        for (var page = await Deliveries.List(_tenant, filter, default); ; page = await Deliveries.List(_tenant, filter with { Before = page.Next }, default))
        {
            rows.AddRange(page.Deliveries);
            if (page.Next is null)
            {
                return rows;
            }
        }
    }

    private static async Task<List<DeliveryRow>> AllUpwards(DeliveryId bottom, Func<DeliveryId, Task<DeliveryPage>> read)
    {
        var rows = new List<DeliveryRow>();
        for (var page = await read(bottom); ; page = await read(page.Next.Value))
        {
            rows.InsertRange(0, page.Deliveries);
            if (page.Next is null)
            {
                return rows;
            }
        }
    }

    private async Task Fill()
    {
        var random = new Random(1);
        foreach (var owner in new[] { await EndpointOwner.Make(store, _tenant), await EndpointOwner.Make(store, _tenant) })
        {
            DeliveryRow[] rows =
            [
                .. Enumerable.Range(1, 100).Select(seq => owner.Delivery(seq, random.GetItems(DeliveryStatus.All, 1)[0]) with
                {
                    Type = seq % 3 == 0 ? "b" : "a",
                    Source = seq % 4 < 2 ? "y" : "x",
                }),
            ];
            await owner.Record(rows);
            _rows = [.. _rows, .. rows];
        }
    }
}

public sealed class SqliteDeliveryListTests(SqliteFixture store) : DeliveryListContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresDeliveryListTests(PostgresFixture store) : DeliveryListContract(store), IClassFixture<PostgresFixture>;
