using System.Buffers.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Http;
using OrleansNotify.Sessions;

namespace OrleansNotify.Members;

/// <summary>Passkeys: made by a signed-in member, and a way to sign in without an address or a password.</summary>
internal static class PasskeyRoutes
{
    private const int MaxName = 100;

    public static void MapPasskeys(this IEndpointRouteBuilder auth)
    {
        auth.MapPost("/passkey/begin", Begin).RequireRateLimiting(Limits.SignIn)
            .Named("beginPasskeyLogin", "Options for navigator.credentials.get").Refuses(409, 429);
        auth.MapPost("/passkey", Login).RequireRateLimiting(Limits.SignIn)
            .Named("loginByPasskey", "Signs a member in by what the authenticator answered (PublicKeyCredential.toJSON())")
            .Example("""{"response":{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"e30","authenticatorData":"AA","signature":"AA","userHandle":"AA"}}}""")
            .Refuses(401, 409, 429);
        var own = auth.NeedingFreshMember().MapGroup("/passkeys");
        own.MapGet("", List)
            .Named("listPasskeys", "The own passkeys");
        own.MapPost("/begin", BeginNew)
            .Named("beginPasskey", "Options for navigator.credentials.create").Refuses(409);
        own.MapPost("", Add)
            .Named("addPasskey", "Keeps what the authenticator answered (PublicKeyCredential.toJSON())")
            .Example("""{"name":"laptop","response":{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"e30","attestationObject":"AA"}}}""")
            .Refuses(409);
        own.MapDelete("/{id}", Remove)
            .Named("removePasskey", "Removes a passkey").Refuses(404);
    }

    private static Results<Ok<PasskeyRequest>, Problem> Begin(TenantOfRoute tenant, HttpContext context, PasskeySites sites, PasskeyChallenges challenges)
        => sites.Of(context) is { } site
            ? TypedResults.Ok(new PasskeyRequest(challenges.New("get", tenant.Name), Milliseconds, site.Id, [], "required"))
            : Problems.PasskeysUnavailable;

    private static async Task<Results<Ok<LoggedIn>, Problem>> Login(
        TenantOfRoute tenant, JsonBody<PasskeyLogin> body, HttpContext context, PasskeySites sites, IGrainFactory grains, LoginAnswers answers)
    {
        if (sites.Of(context) is not { } site)
        {
            return Problems.PasskeysUnavailable;
        }

        // Whose it is, the authenticator says; an address that is no member's has no grain.
        var handle = HandleIn(body.Value.Response);
        var member = handle is null ? null : Array.Find(tenant.Settings.Members ?? [], known => PasskeyHandle.Of(new UserKey(tenant.Name, known.Email)).AsSpan().SequenceEqual(handle));
        if (member is null)
        {
            return Problems.CredentialsInvalid;
        }

        var grain = grains.GetGrain<IMemberGrain>(new UserKey(tenant.Name, member.Email).ToString());
        return await answers.Of(context, await grain.SignInByPasskey(body.Value.Response.GetRawText(), site, LoginRoutes.Client(context)));
    }

    private static async Task<Ok<PasskeyList>> List(MemberCaller member, IGrainFactory grains)
        => TypedResults.Ok(new PasskeyList([.. (await member.Grain(grains).Passkeys()).Select(PasskeyView.Of)]));

    private static async Task<Results<Ok<PasskeyCreation>, Problem>> BeginNew(
        MemberCaller member, HttpContext context, PasskeySites sites, PasskeyChallenges challenges, IGrainFactory grains)
    {
        if (sites.Of(context) is not { } site)
        {
            return Problems.PasskeysUnavailable;
        }

        var (key, known) = (new UserKey(member.Tenant, member.Email), await member.Grain(grains).Passkeys());
        return TypedResults.Ok(PasskeyCreation.Of(site, key, challenges.New("create", key.ToString()), Milliseconds, known));
    }

    private static async Task<Results<Created<PasskeyView>, Problem>> Add(
        MemberCaller member, JsonBody<PasskeyCommand> body, HttpContext context, PasskeySites sites, IGrainFactory grains, Audit audit)
    {
        if (sites.Of(context) is not { } site)
        {
            return Problems.PasskeysUnavailable;
        }

        if (body.Value.Name is not { Length: > 0 and <= MaxName } name || body.Value.Response.ValueKind != JsonValueKind.Object)
        {
            return Problems.Invalid("passkey_invalid", $"A passkey has a name of at most {MaxName} characters and the authenticator's response.");
        }

        var added = await member.Grain(grains).AddPasskey(name, body.Value.Response.GetRawText(), site);
        if (added.Passkey is not { } passkey)
        {
            return added.IsFull ? new Problem(409, "passkey_limit", "There are as many passkeys as there may be.")
                : Problems.Invalid("passkey_invalid", "The authenticator's response is not acceptable, or too old. Begin again.");
        }

        await audit.Add(context, member.Tenant, member.Email, "passkey.added", passkey.Name);
        return TypedResults.Created((string?)null, PasskeyView.Of(passkey));
    }

    private static async Task<Results<NoContent, Problem>> Remove(string id, MemberCaller member, HttpContext context, IGrainFactory grains, Audit audit)
    {
        if (!await member.Grain(grains).RemovePasskey(id))
        {
            return Problems.NotFound;
        }

        await audit.Add(context, member.Tenant, member.Email, "passkey.removed", id);
        return TypedResults.NoContent();
    }

    private static int Milliseconds => (int)PasskeyChallenges.Lifetime.TotalMilliseconds;

    private static byte[]? HandleIn(JsonElement response)
        => response.ValueKind == JsonValueKind.Object && response.TryGetProperty("response", out var answer) && answer.ValueKind == JsonValueKind.Object
            && answer.TryGetProperty("userHandle", out var handle) && handle.ValueKind == JsonValueKind.String
            && handle.GetString() is { Length: <= 100 } text && Base64Url.IsValid(text)
            ? Base64Url.DecodeFromChars(text)
            : null;
}
