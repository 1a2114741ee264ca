using System.Text.Json;
using OrleansNotify.Running;

namespace OrleansNotify.Inboxes;

public abstract class WithdrawalTests(Store store)
{
    [SkippableFact]
    public async Task WhatIsWithdrawnDisappearsEverywhereAlsoForWhoWasOffline()
    {
        var (tenant, anna) = await Anna();
        var (first, second) = (await Send(tenant, "first"), await Send(tenant, "second"));
        await using var listening = await anna.Connect();

        var withdrawn = await Delete($"/api/notifications/{first}", tenant.ApiKey);

        Assert.Equal(204, withdrawn.Status);
        var heard = await listening.Next("notification.withdrawn");
        Assert.Equal((first, 1L), (heard.GetProperty("withdrawnId").GetString(), heard.GetProperty("withdrawnSeq").GetInt64()));
        Assert.Equal([second], (await anna.Items()).Select(item => item.GetProperty("id").GetString()));
        Assert.Equal(1, await anna.Count());
        await using var back = await (await anna.OnAnotherDevice()).Connect(since: 0);
        Assert.Equal(1, back.Welcome.GetProperty("unread").GetInt64());
        Assert.Equal([2, 3], await back.NextSeqs(2));
        Assert.Equal(200, (await tenant.Get("/api/notifications")).Status);
        Assert.Single((await tenant.Get("/api/notifications")).Json.GetProperty("notifications").EnumerateArray());
    }

    [SkippableFact]
    public async Task APrivateOneIsWithdrawnFromItsPersonOnly()
    {
        var (tenant, anna) = await Anna();
        var bert = await tenant.SignIn("bert");
        await tenant.NotifyPrivately(anna.Email, "secret");
        var id = (await anna.Items())[0].GetProperty("id").GetString()!;
        await using var annas = await anna.Connect();
        await using var berts = await bert.Connect();

        Assert.Equal(204, (await Delete($"/v1/events/{id}", tenant.ApiKey)).Status);
        await tenant.Notify("for all");

        Assert.Equal([2, 3], await annas.NextSeqs(2));
        Assert.Equal([3], await berts.NextSeqs(1));
    }

    [SkippableFact]
    public async Task ItIsWithdrawnOnceAndOnlyByItsSender()
    {
        var (tenant, anna) = await Anna();
        var other = await store.Server.NewTenant();
        var id = await Send(tenant, "first");

        (await Delete($"/v1/events/{id}", anna.Token)).Refuses(404, "not_found");
        (await Delete($"/api/notifications/{id}", anna.Token)).Refuses(403, "forbidden");
        (await Delete($"/v1/events/{id}", other.ApiKey)).Refuses(404, "not_found");
        (await Delete($"/v1/events/evt_unknown", tenant.ApiKey)).Refuses(404, "not_found");
        Assert.Equal(204, (await Delete($"/v1/events/{id}", tenant.ApiKey)).Status);

        (await Delete($"/v1/events/{id}", tenant.ApiKey)).Refuses(404, "not_found");
        Assert.Empty(await anna.Items());
    }

    [SkippableFact]
    public async Task APersonTakesBackWhatTheySentToThemselves()
    {
        var (_, anna) = await Anna();
        var body = JsonSerializer.Serialize(new { type = "note", audience = $"u:{anna.Email}", payload = new { text = "later" } });
        var note = await store.Server.Post("/v1/events", body, anna.Token);

        var withdrawn = await Delete($"/v1/events/{note.Json.GetProperty("id").GetString()}", anna.Token);

        Assert.Equal(204, withdrawn.Status);
        Assert.Equal(0, await anna.Count());
    }

    private async Task<(Tenant Tenant, Person Anna)> Anna()
    {
        var tenant = await store.Server.NewTenant();
        return (tenant, await tenant.SignIn("anna"));
    }

    private static async Task<string> Send(Tenant tenant, string title)
        => (await tenant.Call("/api/notifications", JsonSerializer.Serialize(new { title }))).Json.GetProperty("id").GetString()!;

    private Task<Answer> Delete(string path, string token) => store.Server.Send(HttpMethod.Delete, path, null, token);
}

[Collection(OnSqlite.Name)]
public sealed class SqliteWithdrawalTests(SqliteStore store) : WithdrawalTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresWithdrawalTests(PostgresStore store) : WithdrawalTests(store);
