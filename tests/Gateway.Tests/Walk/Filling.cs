using System.Globalization;
using System.Text.Json.Nodes;
using OrleansNotify.Running;

namespace OrleansNotify.Walk;

/// <summary>What an operation is called with, of a tenant's own things. What is not known here fails by the operation's name.</summary>
internal static class Filling
{
    // By the address up to the word.
    private static readonly Dictionary<string, Func<FullTenant, string>> Words = new()
    {
        ["/v1/inbox/{id}"] = tenant => tenant.EventId,
        ["/v1/events/{id}"] = tenant => tenant.EventId,
        ["/api/notifications/{id}"] = tenant => tenant.EventId,
        ["/v1/endpoints/{id}"] = tenant => tenant.EndpointId,
        ["/api/webhooks/{id}"] = tenant => tenant.PersonsEndpointId,
        ["/v1/deliveries/{id}"] = tenant => tenant.DeliveryId,
        ["/webhooks/{id}"] = tenant => tenant.DeliveryId,
        ["/v1/bulk/{job}"] = tenant => tenant.ReplayId,
        ["/v1/replays/{replay}"] = tenant => tenant.ReplayId,
        ["/v1/admin/tenants/{name}"] = tenant => tenant.Tenant.Name,
        ["/v1/admin/tenants/{name}/api-keys/{id}"] = tenant => tenant.KeyId,
        ["/v1/admin/tenants/{name}/sources/{source}"] = tenant => tenant.Source,
        ["/v1/admin/tenants/{name}/members/{email}"] = tenant => tenant.Member,
        ["/v1/admin/tenants/{name}/users/{email}"] = tenant => tenant.Other.Email,
        ["/v1/api-keys/{id}"] = tenant => tenant.KeyId,
        ["/v1/sessions/{id}"] = tenant => tenant.SessionId,
        ["/v1/users/{email}"] = tenant => tenant.Other.Email,
        ["/v1/sources/{source}"] = tenant => tenant.Source,
        ["/v1/members/{email}"] = tenant => tenant.Member,
        ["/v1/members/invitations/{id}"] = tenant => tenant.InvitationId,
        ["/v1/admin/tenants/{name}/members/invitations/{id}"] = tenant => tenant.InvitationId,
        ["/v1/views/{id}"] = tenant => tenant.ViewId,
        ["/v1/sso-providers/{id}"] = tenant => tenant.SsoId,
        ["/v1/admin/tenants/{name}/sso-providers/{id}"] = tenant => tenant.SsoId,
        ["/v1/portal-links/{id}"] = tenant => tenant.PortalLinkId,
        ["/auth/passkeys/{id}"] = _ => "none",
        ["/v1/topics/{topic}"] = tenant => tenant.Topic,
        ["/v1/topics/{topic}/members/{user}"] = tenant => tenant.Other.Email,
        ["/webhook/{source}"] = tenant => tenant.Source,
        ["/v1/messages/{id}"] = tenant => tenant.MessageId,
        ["/v1/providers/{id}"] = tenant => tenant.AccountId,
        ["/v1/providers/caps/{channel}"] = _ => "push",
        ["/v1/message-rules/{eventType}"] = tenant => tenant.EventType,
        ["/v1/message-rules/{eventType}/{channel}"] = _ => "sms",
        ["/callbacks/{provider}"] = _ => "twilio-sms",
        ["/callbacks/{provider}/{account}"] = tenant => tenant.AccountId,
        ["/v1/people/{id}"] = tenant => tenant.Contact,
        ["/v1/suppressions/{id}"] = tenant => tenant.SuppressionId,
        ["/v1/categories/{id}"] = tenant => tenant.CategoryId,
        ["/v1/templates/{eventType}"] = tenant => tenant.EventType,
        ["/v1/templates/{eventType}/{channel}"] = _ => "sms",
        ["/v1/templates/{eventType}/{channel}/{language}"] = _ => "en",
    };

    private static readonly Dictionary<string, Func<FullTenant, string>> Queries = new()
    {
        ["limit"] = _ => "100",
        ["language"] = _ => "de",
        ["page"] = _ => "1",
        ["since"] = _ => "0",
        ["after"] = tenant => tenant.EndpointId,
        ["before"] = _ => long.MaxValue.ToString(CultureInfo.InvariantCulture),
        ["listDeliveries before"] = tenant => tenant.DeliveryId,
        ["listBulk before"] = _ => "blk_~",
        ["listEvents before"] = _ => "9",
        ["download"] = _ => "true",
        ["listReplays before"] = tenant => tenant.ReplayId,
        ["listActivity before"] = _ => "9999999999999.1",
        ["exportActivity before"] = _ => "9999999999999.1",
        ["listTopics after"] = _ => "!",
        ["listScheduledEvents after"] = _ => "!",
        ["listTopicMembers after"] = _ => "!",
        ["reason"] = _ => "asked again",
        ["zone"] = _ => "Europe/Berlin",
        ["cursor"] = _ => "c1",
        ["buckets"] = _ => "10",
        ["hours"] = _ => "24",
        ["minutes"] = _ => "60",
        ["q"] = tenant => tenant.EventId,
        ["consumer"] = tenant => tenant.Other.Email,
        ["sessionId"] = tenant => tenant.Mark,
        ["person"] = tenant => tenant.Person.Email,
        ["address"] = tenant => tenant.Address,
        ["channel"] = _ => "email",
        ["event"] = tenant => tenant.EventId,
        ["provider"] = _ => "capture",
        ["listMessages before"] = tenant => tenant.MessageId,
        ["exportMessages before"] = tenant => tenant.MessageId,
        ["listMessages status"] = _ => "accepted",
        ["exportMessages status"] = _ => "accepted",
        ["listPeople after"] = _ => "!",
        ["listTemplates after"] = _ => "!/sms/en",
        ["listSuppressions before"] = _ => $"sup_{new string('f', 32)}",
        ["actor"] = _ => "operator",
        ["action"] = _ => "api_key.*",
        ["subject"] = tenant => tenant.KeyId,
        ["topics"] = _ => "true",
        ["confirm"] = tenant => tenant.Tenant.Name,
        ["endpoint"] = tenant => tenant.EndpointId,
        ["source"] = tenant => tenant.Source,
        ["type"] = tenant => tenant.EventType,
        ["userId"] = tenant => tenant.Person.Email,
        ["status"] = _ => "pending",
        ["unread"] = _ => "true",
        ["dismissed"] = _ => "true",
        ["archived"] = _ => "true",
        ["snoozed"] = _ => "true",
        ["includeRead"] = _ => "true",
        ["includeDismissed"] = _ => "true",
        ["from"] = _ => "2000-01-01T00:00:00Z",
        ["to"] = _ => "2100-01-01T00:00:00Z",
        ["token"] = tenant => tenant.Tenant.Name,
        ["eventType"] = _ => "true",
        ["bom"] = _ => "true",
        ["challenge"] = _ => "said-back",
        ["hub.challenge"] = _ => "said-back",
        ["tenant"] = tenant => tenant.Tenant.Name,
        ["lastEventId"] = tenant => $"{tenant.Epoch}:0",
    };

    private static readonly Dictionary<string, Func<FullTenant, string>> Bodies = new()
    {
        ["readInbox"] = tenant => $$"""{"ids":["{{tenant.EventId}}"]}""",
        ["changeInboxItems"] = tenant => $$"""{"ids":["{{tenant.EventId}}"],"patch":{"seen":true} }""",
        ["resendDeadLetters"] = tenant => $$"""{"endpoint":"{{tenant.EndpointId}}"}""",
        ["purgeDeliveries"] = tenant => $$"""{"endpoint":"{{tenant.EndpointId}}"}""",
    };

    public static string Path(Operation operation, FullTenant tenant)
    {
        var (path, known) = ("", "");
        foreach (var word in operation.Path.Split('/').Skip(1))
        {
            known += '/' + word;
            path += '/' + (word.StartsWith('{') ? Uri.EscapeDataString(Of(Words, known, operation, known)(tenant)) : word);
        }

        return path;
    }

    public static string Query(Operation operation, string name, FullTenant tenant)
        => $"?{name}={Uri.EscapeDataString(Of(Queries, $"{operation.Id} {name}", operation, name)(tenant))}";

    /// <summary>What the document shows, and the same with things of the tenant's in it.</summary>
    public static IEnumerable<string?> BodiesOf(Operation operation, FullTenant tenant)
    {
        if (!operation.HasBody)
        {
            yield return null;
            yield break;
        }

        Assert.True(operation.Example is not null, $"The walk needs a body for {operation}: give the route an .Example(…)");
        yield return operation.Example;
        if (JsonNode.Parse(operation.Example!) is JsonObject members)
        {
            members["tenantId"] = tenant.Tenant.Name;
            members.Remove("email");
            members["email"] = tenant.Person.Email;
            yield return members.ToJsonString();
        }

        if (Bodies.TryGetValue(operation.Id!, out var body))
        {
            yield return body(tenant);
        }
    }

    private static Func<FullTenant, string> Of(
        Dictionary<string, Func<FullTenant, string>> known, string exact, Operation operation, string name)
    {
        var found = known.GetValueOrDefault(exact) ?? known.GetValueOrDefault(name);
        Assert.True(found is not null, $"The walk does not know how to fill {name} of {operation}: say in Walk/Filling.cs what of a tenant it is");
        return found!;
    }
}
