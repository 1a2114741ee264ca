using System.Text.Json;
using OrleansNotify.Running;
using OrleansNotify.Tenants;

namespace OrleansNotify.Views;

/// <summary>Filters that members keep by a name.</summary>
public abstract class ViewTests(Store store)
{
    private const string Dead = """{"name":" Dead orders ","page":"deliveries","query":"status=dead&type=a%20b"}""";

    private Server Server => store.Server;

    [SkippableFact]
    public async Task AMembersOwnViewIsTheirsAlone()
    {
        var tenant = await Server.NewTenant();
        var (owner, viewer) = (await tenant.SignInWithRole("owner"), await tenant.SignInWithRole("viewer"));
        var saved = await Post(viewer, Dead);
        Assert.Equal((201, "Dead orders", "status=dead&type=a%20b", viewer.Email), (saved.Status, Text(saved, "name"), Text(saved, "query"), Text(saved, "owner")));
        var id = Text(saved, "id");

        Assert.Empty(await Listed(owner));
        (await Server.Put($"/v1/views/{id}", Dead, owner.Token)).Refuses(404, "not_found");
        (await Delete(owner, id)).Refuses(404, "not_found");
        (await Delete(await (await Server.NewTenant()).SignInWithRole("owner"), id)).Refuses(404, "not_found");

        Assert.Equal("Renamed", Text(await Server.Put($"/v1/views/{id}", """{"name":"Renamed","page":"events","query":""}""", viewer.Token), "name"));
        Assert.Equal(204, (await Delete(viewer, id)).Status);
        Assert.Empty(await Listed(viewer));
    }

    [SkippableFact]
    public async Task AdminsShareViewsAndOthersCannotChangeThem()
    {
        var tenant = await Server.NewTenant();
        var (admin, viewer) = (await tenant.SignInWithRole("admin"), await tenant.SignInWithRole("viewer"));
        var shared = Text(await Post(admin, Shared("Ours")), "id");
        var own = Text(await Post(viewer, Dead), "id");

        Assert.Equal(["Dead orders", "Ours"], (await Listed(viewer)).Select(view => view.GetProperty("name").GetString()!));
        (await Post(viewer, Shared("Mine"))).Refuses(403, "forbidden");
        (await Server.Put($"/v1/views/{own}", Shared("Mine"), viewer.Token)).Refuses(403, "forbidden");
        (await Server.Put($"/v1/views/{shared}", Shared("Theirs"), viewer.Token)).Refuses(403, "forbidden");
        (await Server.Put($"/v1/views/{shared}", Dead, viewer.Token)).Refuses(403, "forbidden");
        (await Delete(viewer, shared)).Refuses(403, "forbidden");
        Assert.Equal(200, (await Server.Put($"/v1/views/{shared}", Shared("Ours again"), admin.Token)).Status);
        Assert.Equal(2, (await tenant.Get("/v1/activity?action=view.*")).Json.GetProperty("items").GetArrayLength());
    }

    [SkippableFact]
    public async Task AMemberWhoIsRemovedTakesTheirOwnViewsAndLeavesTheSharedOnes()
    {
        var tenant = await Server.NewTenant();
        var (owner, admin) = (await tenant.SignInWithRole("owner"), await tenant.SignInWithRole("admin"));
        await Post(admin, Dead);
        await Post(admin, Shared("Ours"));

        Assert.Equal(204, (await Server.Send(HttpMethod.Delete, $"/v1/members/{admin.Email}", null, owner.Token)).Status);

        var left = Assert.Single(await Listed(owner));
        Assert.Equal(("Ours", JsonValueKind.Null), (left.GetProperty("name").GetString(), left.GetProperty("owner").ValueKind));
        await tenant.GiveRole(admin.Email, "admin");
        Assert.Equal("Ours", Assert.Single(await Listed(await tenant.SignInAs(admin.Email))).GetProperty("name").GetString());
    }

    [SkippableFact]
    public async Task AMemberHasSoManyViewsAndNoMore()
    {
        var viewer = await (await Server.NewTenant()).SignInWithRole("viewer");
        for (var i = 0; i < 50; i++)
        {
            Assert.Equal(201, (await Post(viewer, Dead)).Status);
        }

        (await Post(viewer, Dead)).Refuses(409, "view_limit");
        var id = (await Listed(viewer))[0].GetProperty("id").GetString();
        Assert.Equal(200, (await Server.Put($"/v1/views/{id}", Dead, viewer.Token)).Status);
    }

    [SkippableTheory]
    [InlineData("""{"name":" ","page":"events","query":""}""", "name_invalid")]
    [InlineData("""{"page":"events","query":""}""", "name_invalid")]
    [InlineData("""{"name":"a\nb","page":"events","query":""}""", "name_invalid")]
    [InlineData("""{"name":"a","page":"settings","query":""}""", "page_invalid")]
    [InlineData("""{"name":"a","page":"events"}""", "query_invalid")]
    [InlineData("""{"name":"a","page":"events","query":"?a=b"}""", "query_invalid")]
    [InlineData("""{"name":"a","page":"events","query":"a=b#c"}""", "query_invalid")]
    [InlineData("""{"name":"a","page":"events","query":"a=\u00e9"}""", "query_invalid")]
    [InlineData("""{"name":"a","page":"events","query":"a=<b>"}""", "query_invalid")]
    public async Task AViewThatIsNoneIsRefused(string body, string code)
        => (await Post(await (await Server.NewTenant()).SignInWithRole("admin"), body)).Refuses(422, code);

    private static string Shared(string name) => JsonSerializer.Serialize(new { name, page = "deliveries", query = "status=dead", isShared = true });

    private Task<Answer> Post(Person person, string body) => Server.Post("/v1/views", body, person.Token);

    private Task<Answer> Delete(Person person, string id) => Server.Send(HttpMethod.Delete, $"/v1/views/{id}", null, person.Token);

    private async Task<JsonElement[]> Listed(Person person) => [.. (await Server.Get("/v1/views", person.Token)).Json.GetProperty("items").EnumerateArray()];

    private static string Text(Answer answer, string name) => answer.Json.GetProperty(name).GetString()!;
}

[Collection(OnSqlite.Name)]
public sealed class SqliteViewTests(SqliteStore store) : ViewTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresViewTests(PostgresStore store) : ViewTests(store);
