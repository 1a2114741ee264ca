using OrleansNotify.Inboxes;
using OrleansNotify.Storage.Tests;
using OrleansNotify.Tenants;

namespace OrleansNotify.Events;

public abstract class ScheduleContract(StoreFixture store)
{
    private readonly string _tenant = Some.Tenant();
    private readonly string _other = Some.Tenant();

    private IEventSchedule Schedule => store.Get<IEventSchedule>();

    [SkippableFact]
    public async Task TenantsWithSomethingDueAreNamedOnceHoweverMuchWaits()
    {
        for (var i = 0; i < 3; i++)
        {
            await Add(_tenant, Some.Noon.AddMinutes(i));
        }

        await Add(_other, Some.Noon.AddHours(1));

        Assert.Equal([_tenant], await Due(Some.Noon));
        Assert.Equal(new[] { _tenant, _other }.Order(StringComparer.Ordinal), await Due(Some.Noon.AddHours(1)));
        Assert.Empty(await Due(Some.Noon.AddMilliseconds(-1)));
    }

    [SkippableFact]
    public async Task ATenantsDueEventsComeByTimeThenByIdInPages()
    {
        var (late, first, second) = (await Add(_tenant, Some.Noon.AddMinutes(1)), await Add(_tenant, Some.Noon), await Add(_tenant, Some.Noon));
        await Add(_other, Some.Noon);
        await Add(_tenant, Some.Noon.AddMinutes(2));
        string[] expected = [.. new[] { first, second }.Order(StringComparer.Ordinal), late];

        var ids = new List<string>();
        var after = SchedulePosition.Start;
        while (await Schedule.Due(_tenant, Some.Noon.AddMinutes(1), after, 2, default) is { Count: > 0 } page)
        {
            ids.AddRange(page.Select(one => one.Command.Id));
            after = new SchedulePosition(page[^1].DueAt, page[^1].Command.Id);
        }

        Assert.Equal(expected, ids);
    }

    [SkippableFact]
    public async Task HowManyDeliveriesLedToAnEventForLaterIsKept()
    {
        await Schedule.Add(_tenant, Some.Event() with { Hops = 3 }, Some.Noon, default);

        Assert.Equal(3, Assert.Single(await Schedule.Due(_tenant, Some.Noon, SchedulePosition.Start, 10, default)).Command.Hops);
    }

    [SkippableFact]
    public async Task WhatATenantHasThatIsBeingDeletedIsNotDue()
    {
        await Add(_tenant, Some.Noon);
        await Append(_tenant, Some.Noon);
        await store.Get<ITenantStore>().Add(_tenant, Some.Noon, default);
        await store.Get<ITenantStore>().Stand(_tenant, TenantStanding.Suspended, Some.Noon, default);
        Assert.Equal([_tenant], await Due(Some.Noon));
        Assert.Equal([_tenant], await Expired(Some.Noon));

        await store.Get<ITenantStore>().Stand(_tenant, TenantStanding.Deleting, Some.Noon, default);

        Assert.Empty(await Due(Some.Noon));
        Assert.Empty(await Expired(Some.Noon));
    }

    [SkippableFact]
    public async Task EventsThatHaveEndedAreFoundByTenantAndForgottenOneByOne()
    {
        var (first, second) = (await Append(_tenant, Some.Noon), await Append(_tenant, Some.Noon.AddMinutes(1)));
        await Append(_other, Some.Noon.AddHours(1));
        Assert.Equal([_tenant], await Expired(Some.Noon.AddMinutes(1)));

        var page = await Schedule.Expired(_tenant, Some.Noon.AddMinutes(1), SchedulePosition.Start, 1, default);
        var rest = await Schedule.Expired(_tenant, Some.Noon.AddMinutes(1), new(page[0].DueAt, page[0].Id), 5, default);

        Assert.Equal([first, second], page.Concat(rest).Select(one => one.Id));
        Assert.Equal([Some.Noon, Some.Noon.AddMinutes(1)], page.Concat(rest).Select(one => one.DueAt));
        await Schedule.Forget(page[0], default);
        Assert.Equal([second], (await Schedule.Expired(_tenant, Some.Noon.AddMinutes(1), SchedulePosition.Start, 5, default)).Select(one => one.Id));
    }

    [SkippableFact]
    public async Task WhatWaitsIsCountedByTenantAndByUserUpToABound()
    {
        const string User = "ann+\u00e9@example.org";
        string[] audience = [AudienceKey.User(User)];
        foreach (var command in (AppendEvent[])[Some.Event(audience) with { Source = "user" }, Some.Event(audience) with { Source = "user" }, Some.Event(audience), Some.Event("u:bert@example.org") with { Source = "user" }])
        {
            await Schedule.Add(_tenant, command, Some.Noon, default);
        }

        Assert.Equal((4, 3, 0), (await Schedule.Count(_tenant, 9, default), await Schedule.Count(_tenant, 3, default), await Schedule.Count(_other, 9, default)));
        Assert.Equal((2, 1, 0), (await Schedule.CountOfUser(_tenant, User, 9, default), await Schedule.CountOfUser(_tenant, User, 1, default), await Schedule.CountOfUser(_other, User, 9, default)));
    }

    [SkippableFact]
    public async Task AnAudienceOfAnyLengthMayWait()
    {
        var command = Some.Event([.. Enumerable.Range(0, 100).Select(i => $"u:somebody-with-a-long-name-{i:d60}@example.org")]) with { Source = "user" };

        var added = await Schedule.Add(_tenant, command, Some.Noon, default);

        Assert.Equal(AppendStatus.Accepted, added.Status);
    }

    private async Task<string> Add(string tenant, DateTimeOffset dueAt)
    {
        var command = Some.Event();
        await Schedule.Add(tenant, command, dueAt, default);
        return command.Id;
    }

    private async Task<string> Append(string tenant, DateTimeOffset expiresAt)
    {
        var command = Some.Event() with { ExpiresAt = expiresAt };
        await store.Get<IEventLog>().Append(tenant, [command], Some.Noon.AddHours(-1), default);
        return command.Id;
    }

    private async Task<IEnumerable<string>> Due(DateTimeOffset until) => (await Schedule.DueTenants(until, default)).Where(IsMine);

    private async Task<IEnumerable<string>> Expired(DateTimeOffset until) => (await Schedule.ExpiredTenants(until, default)).Where(IsMine);

    private bool IsMine(string tenant) => tenant == _tenant || tenant == _other;
}

public sealed class SqliteScheduleTests(SqliteFixture store) : ScheduleContract(store), IClassFixture<SqliteFixture>;

[Collection(PostgresCollection.Name)]
public sealed class PostgresScheduleTests(PostgresFixture store) : ScheduleContract(store), IClassFixture<PostgresFixture>;
