using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OrleansNotify.Client.Endpoints;
using OrleansNotify.Client.Events;
using OrleansNotify.Client.Webhooks;

namespace OrleansNotify.ClientTests;

[Collection(nameof(RunningServer))]
public sealed class EndpointTests(RunningServer server)
{
    private readonly ConcurrentQueue<(string? Id, string? Time, string? Signature, byte[] Body)> _received = new();

    [Fact]
    public async Task DeliveryIsVerifiedWithTheSecretOfItsEndpoint()
    {
        await using var receiver = await LocalHttp.Start(Receive);
        using var system = server.System();
        var endpoint = await system.Endpoints.Create(new EndpointSettings { Url = new Uri(receiver.Urls.First()), EventTypes = ["verified.*"] });
        var published = await system.Events.Publish(new NewEvent { Type = "verified.once", Payload = JsonElement.Parse("""{"n":1}""") });
        await Eventually.Holds(() => !_received.IsEmpty, "the delivery arrives");
        _received.TryPeek(out var webhook);

        var verified = new WebhookVerifier(endpoint.Secret!).Verify(webhook.Id, webhook.Time, webhook.Signature, webhook.Body);

        Assert.Equal(published.Id, verified.Id);
        Assert.Throws<WebhookException>(() => new WebhookVerifier(endpoint.Secret!).Verify(webhook.Id, webhook.Time, webhook.Signature, [.. webhook.Body, (byte)' ']));
        await system.Endpoints.Delete(endpoint.Id);
    }

    [Fact]
    public async Task EndpointIsPausedResumedAndTested()
    {
        await using var receiver = await LocalHttp.Start(Receive);
        using var system = server.System();
        var endpoint = await system.Endpoints.Create(new EndpointSettings { Url = new Uri(receiver.Urls.First()), EventTypes = ["never"], Description = "Ours" });

        var paused = await system.Endpoints.Pause(endpoint.Id);
        var resumed = await system.Endpoints.Resume(endpoint.Id, skip: true);
        var tested = await system.Endpoints.Test(endpoint.Id);

        Assert.Equal(("paused", "enabled"), (paused.State, resumed.State));
        Assert.Equal((true, 200), (tested.Succeeded, tested.StatusCode));
        var listed = await system.Endpoints.List().SingleAsync(one => one.Id == endpoint.Id);
        Assert.Equal("Ours", listed.Description);
        Assert.Null(listed.Secret);
        await system.Endpoints.Delete(endpoint.Id);
    }

    private async Task Receive(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var headers = context.Request.Headers;
        _received.Enqueue((headers["webhook-id"], headers["webhook-timestamp"], headers["webhook-signature"], body.ToArray()));
    }
}
