using Microsoft.Extensions.DependencyInjection;
using OrleansNotify.Events;
using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Endpoints;

public abstract class EndpointContract(StoreFixture store)
{
    private readonly string _tenant = Some.Tenant();

    private IEndpointStore Endpoints => store.Get<IEndpointStore>();

    [SkippableFact]
    public async Task AnEndpointIsReadBackAsItWasGiven()
    {
        var row = Some.Endpoint(_tenant, "ann") with
        {
            State = EndpointState.Disabled,
            StateReason = "gone",
            DrainUpTo = 7,
            DrainRate = 8,
            FailingSince = Some.Noon.AddDays(1),
            LastSuccessAt = Some.Noon.AddDays(2),
            UpdatedAt = Some.Noon.AddDays(3),
        };

        Assert.Equal(CreateOutcome.Created, await Create(row));

        var found = await Find(row);
        Assert.Equal(row.Secrets, found.Secrets);
        Assert.Equal(row, found with { Secrets = row.Secrets });
        Assert.Equal(CreateOutcome.Exists, await Create(row));
        Assert.Null(await Endpoints.Find(Some.Tenant(), row.Id, default));
    }

    [SkippableFact]
    public async Task ANewEndpointStartsAtTheHeadOfTheLog()
    {
        var early = Some.Endpoint(_tenant);
        await Create(early);
        await store.Get<IEventLog>().Append(_tenant, [Some.Event(), Some.Event()], Some.Noon, default);
        var late = Some.Endpoint(_tenant);
        await Create(late);

        Assert.Equal((0, 2), ((await Find(early)).Cursor, (await Find(late)).Cursor));
        Assert.Equal(2, (await store.Get<IEventLog>().Head(_tenant, default)).Seq);
    }

    [SkippableFact]
    public async Task ThoseBehindAnEventAreFoundInTheTenantAndAmongIds()
    {
        var (early, other) = (Some.Endpoint(_tenant), Some.Endpoint(_tenant));
        await Create(early);
        await Create(other);
        await store.Get<IEventLog>().Append(_tenant, [Some.Event(), Some.Event()], Some.Noon, default);
        var late = Some.Endpoint(_tenant);
        await Create(late);

        Assert.Equal([early.Id, other.Id], await Behind(null, 2));
        Assert.Equal([other.Id], await Behind([other.Id, late.Id], 2));
        Assert.Equal([early.Id, late.Id, other.Id], await Behind(null, 3));
        Assert.Empty(await Behind(null, 0));
        Assert.Empty(await Behind([], 3));

        async Task<IEnumerable<string>> Behind(string[]? ids, long seq)
            => (await Endpoints.Behind(_tenant, ids, seq, default)).Select(row => row.Id).OrderBy(id => id == early.Id ? 0 : id == late.Id ? 1 : 2);
    }

    [SkippableFact]
    public async Task OfManyCreatesAtOnceInTwoProcessesAsManySucceedAsAUserMayHave()
    {
        IEndpointStore[] stores = [Endpoints, store.NewInstance().GetRequiredService<IEndpointStore>()];

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            Task.Run(() => stores[i % 2].Create(Some.Endpoint(_tenant, "ann"), 100, 5, default))));

        Assert.Equal(5, outcomes.Count(o => o == CreateOutcome.Created));
        Assert.Equal(15, outcomes.Count(o => o == CreateOutcome.LimitReached));
        Assert.Equal(5, (await Endpoints.List(_tenant, "ann", "", 100, default)).Count);
    }

    [SkippableFact]
    public async Task LimitsAreOfTheTenantAndOfTheOwner()
    {
        Assert.Equal(CreateOutcome.Created, await Endpoints.Create(Some.Endpoint(_tenant, "ann"), 3, 1, default));
        Assert.Equal(CreateOutcome.LimitReached, await Endpoints.Create(Some.Endpoint(_tenant, "ann"), 3, 1, default));
        Assert.Equal(CreateOutcome.Created, await Endpoints.Create(Some.Endpoint(_tenant), 3, 1, default));
        Assert.Equal(CreateOutcome.Created, await Endpoints.Create(Some.Endpoint(_tenant), 3, 1, default));
        Assert.Equal(CreateOutcome.LimitReached, await Endpoints.Create(Some.Endpoint(_tenant), 3, 1, default));
        Assert.Equal(CreateOutcome.Created, await Endpoints.Create(Some.Endpoint(Some.Tenant(), "ann"), 3, 1, default));
    }

    [SkippableFact]
    public async Task AListGoesByIdInPages()
    {
        string[] owners = ["", "ann", "", "ann", "ann"];
        var rows = owners.Select(owner => Some.Endpoint(_tenant, owner)).ToArray();
        foreach (var row in rows)
        {
            await Create(row);
        }

        Assert.Equal(rows.Select(r => r.Id), await List(null, "", 9));
        Assert.Equal([rows[1].Id, rows[3].Id], await List("ann", "", 2));
        Assert.Equal([rows[4].Id], await List("ann", rows[3].Id, 2));
        Assert.Equal([rows[0].Id, rows[2].Id], await List("", "", 9));
    }

    [SkippableFact]
    public async Task WhoTookItLastMayChangeItAndNobodyElse()
    {
        var row = Some.Endpoint(_tenant);
        await Create(row);
        var first = (await Endpoints.Take(_tenant, row.Id, Some.Noon, default))!;
        var second = (await Endpoints.Take(_tenant, row.Id, Some.Noon, default))!;
        Assert.Equal((1, 2), (first.Lease, second.Lease));

        Assert.False(await Endpoints.Change(first with { Settings = "first" }, default));
        Assert.True(await Endpoints.Change(second with { Settings = "second", Version = 2, State = EndpointState.Paused }, default));

        var found = await Find(row);
        Assert.Equal(("second", 2L, EndpointState.Paused), (found.Settings, found.Version, found.State));
        Assert.Null(await Endpoints.Take(_tenant, "ep_none", Some.Noon, default));
    }

    [SkippableFact]
    public async Task EndpointIsNotTakenWhileItsHolderSettles()
    {
        var row = Some.Endpoint(_tenant);
        await Create(row);
        var holder = (await Endpoints.Take(_tenant, row.Id, Some.Noon, default))!;
        var until = Some.Noon.AddSeconds(10);

        await Endpoints.Settle(_tenant, row.Id, holder.Lease - 1, until, default);
        Assert.Null((await Find(row)).SettlesUntil);
        await Endpoints.Settle(_tenant, row.Id, holder.Lease, until, default);
        var refused = (await Endpoints.Take(_tenant, row.Id, until.AddMilliseconds(-1), default))!;
        Assert.Equal((holder.Lease, until), (refused.Lease, refused.SettlesUntil));

        var late = (await Endpoints.Take(_tenant, row.Id, until, default))!;
        Assert.Equal((holder.Lease + 1, null), (late.Lease, late.SettlesUntil));
        await Endpoints.Settle(_tenant, row.Id, late.Lease, until, default);
        await Endpoints.Settle(_tenant, row.Id, late.Lease, null, default);
        Assert.Equal(late.Lease + 1, (await Endpoints.Take(_tenant, row.Id, Some.Noon, default))!.Lease);
    }

    [SkippableFact]
    public async Task ACursorIsNeverChangedBackwards()
    {
        var row = Some.Endpoint(_tenant);
        await Create(row);
        var taken = (await Endpoints.Take(_tenant, row.Id, Some.Noon, default))!;

        await Endpoints.Change(taken with { Cursor = 9 }, default);
        await Endpoints.Change(taken with { Cursor = 4 }, default);

        Assert.Equal(9, (await Find(row)).Cursor);
    }

    [SkippableFact]
    public async Task ADeletedEndpointIsGoneForWhoeverHasIt()
    {
        var row = Some.Endpoint(_tenant);
        await Create(row);
        var taken = (await Endpoints.Take(_tenant, row.Id, Some.Noon, default))!;

        Assert.True(await Endpoints.Delete(_tenant, row.Id, Some.Noon, default));
        Assert.False(await Endpoints.Delete(_tenant, row.Id, Some.Noon, default));

        Assert.False(await Endpoints.Change(taken, default));
        Assert.Null(await Endpoints.Find(_tenant, row.Id, default));
        Assert.Null(await Endpoints.Take(_tenant, row.Id, Some.Noon, default));
    }

    [SkippableFact]
    public async Task SecretsAreSealedAgainUnlessTheyChangedMeanwhile()
    {
        byte[] old = [0, 0, 0, 7, 1], changed = [0, 0, 0, 7, 2], fresh = [0, 0, 0, 8, 1];
        var row = Some.Endpoint(_tenant) with { Secrets = old };
        await Create(row);
        await Create(Some.Endpoint(_tenant) with { Secrets = fresh });
        Assert.Contains(row.Id, await SealedWithOther([0, 0, 0, 8]));
        Assert.DoesNotContain(row.Id, await SealedWithOther([0, 0, 0, 7]));

        Assert.False(await Endpoints.Reseal(_tenant, row.Id, changed, fresh, default));
        Assert.True(await Endpoints.Reseal(_tenant, row.Id, old, fresh, default));

        Assert.Equal(fresh, (await Find(row)).Secrets);
        Assert.Empty(await SealedWithOther([0, 0, 0, 8]));
    }

    [SkippableFact]
    public async Task EndpointsWithHeadersAreReadPageByPageAndTheirSettingsReplacedOnce()
    {
        const string clear = """{"url":"https://example.org/","headers":{"X-A":"1"}}""";
        const string after = """{"url":"https://example.org/","headers":{"X-A":"2"}}""";
        EndpointRow[] rows = [.. Enumerable.Range(0, 3).Select(_ => Some.Endpoint(_tenant) with { Settings = clear })];
        foreach (var row in rows.Append(Some.Endpoint(_tenant)))
        {
            await Create(row);
        }

        Assert.Equal(rows[..2].Select(row => row.Id), (await Endpoints.WithHeaders(new EndpointRef(_tenant, ""), 2, default)).Select(row => row.Id));
        Assert.Equal(rows[2].Id, (await Endpoints.WithHeaders(new EndpointRef(_tenant, rows[1].Id), 1, default)).Single().Id);
        Assert.True(await Endpoints.ReplaceSettings(_tenant, rows[0].Id, clear, after, default));
        Assert.False(await Endpoints.ReplaceSettings(_tenant, rows[0].Id, clear, after, default));
        Assert.Equal((after, 1), ((await Find(rows[0])).Settings, (await Find(rows[0])).Version));
    }

    private Task<CreateOutcome> Create(EndpointRow row) => Endpoints.Create(row, 100, 100, default);

    private async Task<EndpointRow> Find(EndpointRow row) => (await Endpoints.Find(row.Tenant, row.Id, default))!;

    private async Task<IEnumerable<string>> List(string? owner, string after, int limit) =>
        (await Endpoints.List(_tenant, owner, after, limit, default)).Select(row => row.Id);

    private async Task<IEnumerable<string>> SealedWithOther(byte[] keyId) =>
        (await Endpoints.SealedWithOther(keyId, 1000, default)).Where(row => row.Tenant == _tenant).Select(row => row.Id);
}

public sealed class SqliteEndpointTests(SqliteFixture store) : EndpointContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresEndpointTests(PostgresFixture store) : EndpointContract(store), IClassFixture<PostgresFixture>;
