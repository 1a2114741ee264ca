using System.Text;
using Microsoft.OpenApi;
using OrleansNotify.Http;
using OrleansNotify.Running;

namespace OrleansNotify.OpenApi;

[Collection(OnSqlite.Name)]
public sealed class OpenApiTests(SqliteStore store)
{
    /// <summary>What is mapped and is no operation: pages, and sockets, which the document's format has no words for.</summary>
    private static readonly string[] NotDescribed =
    [
        "/admin/queues", "/app/assets/{name}", "/app/mail-frame", "/app/portal", "/app/portal/logo", "/app/{**path}", "/auth/sso/{id}/begin", "/auth/sso/{id}/callback", "/demo", "/demo/assets/{name}", "/dev", "/dev/assets/{name}", "/dev/counters.json", "/dev/info.json", "/dev/mail", "/dev/mail.json",
        "/dev/messages", "/dev/messages.json",
        "/docs/favicon.svg", "/docs/scalar.aspnetcore.js", "/docs/scalar.js", "/docs/{documentName?}", "/openapi/v1.json", "/preferences/{token}", "/socket.io",
        "/t/{tenant}/app/portal", "/t/{tenant}/app/portal/logo", "/t/{tenant}/auth/sso/{id}/begin", "/t/{tenant}/auth/sso/{id}/callback", "/u/{token}", "/ws",
    ];

    private Server Server => store.Server;

    [SkippableFact]
    public async Task EveryRouteIsDescribed()
    {
        var document = await ApiDocument.Of(Server);

        var others = document.Root.GetProperty("x-not-described").EnumerateArray().Select(path => path.GetString());

        Assert.Equal(NotDescribed, others);
    }

    [SkippableFact]
    public async Task EveryOperationSaysWhatItIsAndHowItAnswers()
    {
        var document = await ApiDocument.Of(Server);

        // A new route says it with .Named("listThings", "…") and .Produces<Things>().
        Assert.DoesNotContain(document.Operations, operation => operation.Id is null || string.IsNullOrEmpty(operation.Summary) || operation.Tags is not [_]);
        Assert.Equal(document.Operations.Count, document.Operations.DistinctBy(operation => operation.Id).Count());
        Assert.DoesNotContain(document.Operations, operation => !operation.Statuses.Any(status => status.StartsWith('2')));
        Assert.DoesNotContain(document.Operations, operation => operation.Credentials.Length > 0 && !operation.Statuses.Contains("401"));
        Assert.DoesNotContain(document.Operations, operation => operation.HasBody && operation.Example is null);
    }

    [SkippableFact]
    public async Task EveryWordOfAnAddressIsAParameter()
    {
        var document = await ApiDocument.Of(Server);

        Assert.All(document.Operations, operation => Assert.Equal(
            operation.Path.Split('{').Skip(1).Select(part => part[..part.IndexOf('}', StringComparison.Ordinal)]).Order(),
            operation.Parameters("path").Order()));
    }

    [SkippableFact]
    public async Task TheDocumentIsValid()
    {
        var text = (await Server.Get("/openapi/v1.json")).Body;

        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var read = await OpenApiDocument.LoadAsync(stream, "json");

        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic.SpecificationVersion);
        Assert.Empty(read.Document!.Validate(ValidationRuleSet.GetDefaultRuleSet()));
    }

    [SkippableFact]
    public async Task RefusalsAreProblemsAndThoseOfTheOlderClientsAreTheirs()
    {
        var document = await ApiDocument.Of(Server);

        Assert.Equal("#/components/schemas/ProblemBody", Refusal(document, "listInbox", "application/problem+json"));
        Assert.Equal("#/components/schemas/ErrorBody", Refusal(document, "cardListEndpoints", "application/json"));
    }

    [SkippableFact]
    public async Task ArgumentsOfOurOwnTypesAreDescribed()
    {
        var document = await ApiDocument.Of(Server);
        Operation Of(string id) => document.Operations.Single(operation => operation.Id == id);

        Assert.Equal(["limit", "before", "unread", "dismissed", "archived", "snoozed"], Of("listInbox").Parameters("query"));
        Assert.Equal(["session"], Of("listInbox").Credentials);
        Assert.Equal(["apiKey", "session"], Of("showEndpoint").Credentials);
        Assert.Equal(["admin"], Of("showTenant").Credentials);
        Assert.True(Of("requestCode").IsOfTenants);
        Assert.False(Of("listInbox").IsOfTenants);
        Assert.Equal(["EventDocument"], document.Root.GetProperty("components").GetProperty("schemas").EnumerateObject()
            .Where(schema => schema.Name == "EventDocument" && schema.Value.GetProperty("required").GetArrayLength() == 2)
            .Select(schema => schema.Name));
    }

    [SkippableFact]
    public async Task WhoHasTheDocumentIsNotSentItAgain()
    {
        var first = await Server.Get("/openapi/v1.json", null, ("Origin", "https://elsewhere.example"));

        var again = await Server.Get("/openapi/v1.json", null, ("If-None-Match", first.Headers["ETag"]));

        Assert.Equal("*", first.Headers["Access-Control-Allow-Origin"]);
        Assert.Equal((304, ""), (again.Status, again.Body));
        Assert.Equal(first.Headers["ETag"], again.Headers["ETag"]);
    }

    [SkippableFact]
    public async Task ThePageLoadsNothingFromAnotherHostAndNoScriptButItsOwn()
    {
        var page = await Server.Get("/docs/");
        var policy = page.Headers["Content-Security-Policy"];
        var script = await Server.Get("/docs/scalar.js");

        Assert.Equal((200, "text/html"), (page.Status, page.Headers["Content-Type"].Split(';')[0]));
        Assert.Equal(200, script.Status);
        Assert.DoesNotContain("https://", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.Matches("(^|; )script-src 'nonce-[0-9A-F]{32}';", policy);
        Assert.NotEqual(policy, (await Server.Get("/docs/")).Headers["Content-Security-Policy"]);
    }

    private static string? Refusal(ApiDocument document, string id, string type) => document.Operations.Single(operation => operation.Id == id).Json
        .GetProperty("responses").GetProperty("401").GetProperty("content").GetProperty(type).GetProperty("schema").GetProperty("$ref").GetString();
}
