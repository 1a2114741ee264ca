using System.Text.Json;
using OrleansNotify.BadInputs;
using OrleansNotify.Running;

namespace OrleansNotify.Http;

/// <summary>What holds of every route that the server's own description names, in a tenant that has nothing yet.</summary>
public abstract class EveryRouteTests(Store store)
{
    private Server Server => store.Server;

    [SkippableFact]
    public async Task ListsOfATenantWithNothingAreEmptyAndNotAFailure()
    {
        var tenant = await Server.NewTenant();
        var owner = await tenant.SignInWithRole("owner");
        foreach (var route in await Gets())
        {
            foreach (var token in (string[])[tenant.ApiKey, owner.Token, Server.AdminToken])
            {
                var answer = await Server.Get(Path(route, tenant), token);

                Assert.True(answer.Status < 500, $"{route}: {answer.Status} {answer.Body}");
            }
        }

        Assert.Equal("""{"items":[],"nextAfter":null}""", (await tenant.Get("/v1/topics")).Body);
        Assert.Equal(200, (await tenant.Get("/v1/topics?after=zzzz")).Status);
    }

    [SkippableFact]
    public async Task AReplayOfNothingHasNothingToDo()
    {
        var tenant = await Server.NewTenant();
        var id = (await tenant.NewEndpoint(new { url = "https://example.org/hook" })).GetProperty("id").GetString();

        foreach (var body in (string[])["{}", """{"dryRun":true}""", """{"fromSeq":5,"toSeq":4,"dryRun":true}""", """{"since":"2020-01-01T00:00:00Z"}"""])
        {
            var answer = await tenant.Call($"/v1/endpoints/{id}/replays", body);
            Assert.True(answer.Status is 200 or 202 or 422, $"{body}: {answer.Status} {answer.Body}");
        }
    }

    [SkippableFact]
    public async Task NulInAQueryOrAPathIsRefused()
    {
        var tenant = await Server.NewTenant();
        foreach (var route in await Gets())
        {
            foreach (var name in route.Parameters("query").Append("x"))
            {
                var query = await Server.Get($"{Path(route, tenant)}?{name}=a%00b", tenant.ApiKey);
                Assert.True(query.Status == 400, $"{route} {name}: {query.Status} {query.Body}");
            }

            if (Path(route, tenant, "a%00b") is var odd && odd.Contains('%', StringComparison.Ordinal))
            {
                var path = await RawHttp.Send(Server.Port, System.Text.Encoding.ASCII.GetBytes(
                    $"GET {odd} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {tenant.ApiKey}\r\n\r\n"));
                Assert.True(path.Status is 400 or 404, $"{route}: {path.Status}");
            }
        }

        Assert.Equal(400, (await Server.Get("/dev/mail.json?to=%00")).Status);
    }

    [SkippableTheory]
    [InlineData("*")]
    [InlineData("%2A%2F")]
    [InlineData("a%22%27%3B--")]
    public async Task ANameThatNothingHasIsNoFaultOfOurs(string name)
    {
        var tenant = await Server.NewTenant();
        foreach (var route in await Gets())
        {
            var path = string.Join('/', route.Path.Split('/').Select(part => part.StartsWith('{') ? name : part));
            foreach (var token in (string[])[tenant.ApiKey, Server.AdminToken])
            {
                var answer = await Server.Get(path, token);

                Assert.True(answer.Status < 500, $"{path}: {answer.Status} {answer.Body}");
            }
        }
    }

    [SkippableFact]
    public async Task ANameTwiceInAQueryIsRefused()
    {
        var tenant = await Server.NewTenant();
        foreach (var route in (await ApiDocument.Of(Server)).Operations)
        {
            foreach (var name in route.Parameters("query").Except(route.Lists).Append("x"))
            {
                var answer = await Server.Send(new HttpMethod(route.Method), $"{Path(route, tenant)}?{name}=1&{name}=1", null, tenant.ApiKey);
                Assert.True(answer.Status == 400 && answer.Code == "query_malformed", $"{route} {name}: {answer.Status} {answer.Body}");
            }
        }
    }

    [SkippableFact]
    public async Task HeadIsAGetWithoutItsBody()
    {
        var tenant = await Server.NewTenant();
        var anna = await tenant.SignIn("anna");
        string[] others = ["/health", "/dev", "/dev/mail", "/docs", "/openapi/v1.json", "/healthz/live", "/metrics", "/nothing"];
        var paths = (await Gets()).Select(route => Path(route, tenant)).Concat(others);
        foreach (var path in paths)
        {
            foreach (var token in (string[])[tenant.ApiKey, anna.Token])
            {
                var head = await Server.Send(HttpMethod.Head, path, null, token);

                Assert.True(head.Body.Length == 0, path);
                Assert.Equal((path, (await Server.Get(path, token)).Status), (path, head.Status));
            }
        }

        using var stream = new HttpRequestMessage(HttpMethod.Head, $"/v1/live?token={anna.Token}");
        using var answer = await Server.Http.SendAsync(stream);
        Assert.Equal((200, "text/event-stream"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal(405, (await Server.Send(HttpMethod.Head, "/webhook", null)).Status);
    }

    private async Task<IEnumerable<Operation>> Gets()
        => (await ApiDocument.Of(Server)).Operations.Where(operation => operation is { Method: "GET", IsStream: false });

    private static string Path(Operation route, Tenant tenant, string name = "x") => string.Join('/', route.Path.Split('/').Select(part
        => part == "{name}" ? tenant.Name : part.StartsWith('{') ? name : part));
}

[Collection(OnSqlite.Name)]
public sealed class SqliteEveryRouteTests(SqliteStore store) : EveryRouteTests(store);

[Collection(OnPostgres.Name)]
public sealed class PostgresEveryRouteTests(PostgresStore store) : EveryRouteTests(store);
