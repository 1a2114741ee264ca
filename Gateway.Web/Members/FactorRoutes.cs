using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Http;
using OrleansNotify.Sessions;
using OtpNet;

namespace OrleansNotify.Members;

/// <summary>What a member signs in with.</summary>
internal static class FactorRoutes
{
    private const string Issuer = "OrleansNotify";

    public static void MapFactors(this IEndpointRouteBuilder auth)
    {
        auth.MapPost("/step-up", StepUp).RequireRateLimiting(Limits.SignIn)
            .Named("stepUp", "Shows a factor again: for ten minutes the session may change who gets in")
            .Example("""{"password":"a long pass phrase"}""").Refuses(401, 429);
        auth.MapPost("/password", ChangePassword).RequireRateLimiting(Limits.SignIn)
            .Named("changePassword", "Changes the own password and ends the other sessions; a member without one sets it")
            .Example("""{"current":"a long pass phrase","new":"another pass phrase"}""").Refuses(401, 429);
        var totp = auth.NeedingFreshMember().MapGroup("/totp");
        totp.MapPost("/begin", BeginTotp)
            .Named("beginTotp", "A secret for an authenticator; it counts once it was confirmed").Refuses(409);
        totp.MapPost("/confirm", ConfirmTotp).RequireRateLimiting(Limits.SignIn)
            .Named("confirmTotp", "Asks for the authenticator's code at each sign-in from now on; answers recovery codes, this once")
            .Example("""{"code":"123456"}""").Refuses(401, 429);
        totp.MapDelete("", RemoveTotp).RequireRateLimiting(Limits.SignIn)
            .Named("removeTotp", "Ends the use of the authenticator, by one of its codes or a recovery code")
            .Example("""{"code":"123456"}""").Refuses(401, 429);
    }

    private static async Task<Results<NoContent, Problem>> StepUp(
        MemberCaller member, JsonBody<StepUpCommand> body, HttpContext context, IGrainFactory grains)
    {
        var (password, code) = body.Value;
        var shown = new ShownFactor(member.Email, member.Session.TokenHash, password, code, LoginRoutes.Client(context));
        var result = await grains.GetGrain<ISignInGrain>(member.Tenant).StepUp(shown);
        return result.Status == SignInStatus.Done ? TypedResults.NoContent()
            : LoginAnswers.Problem(result) is { Code: "invalid_credentials" } && password is null ? Problems.CodeInvalid
            : LoginAnswers.Problem(result);
    }

    private static async Task<Results<NoContent, Problem>> ChangePassword(
        MemberCaller member, JsonBody<PasswordCommand> body, HttpContext context, IGrainFactory grains, Audit audit)
    {
        var (current, next) = body.Value;
        if (PasswordRules.Problem(next, member.Email) is { } why)
        {
            return Problems.Invalid("password_invalid", why);
        }

        var grain = member.Grain(grains);
        if (!(await grain.Facts()).HasPassword && !await grain.IsFresh(member.Session.TokenHash))
        {
            return Problems.StepUpRequired;
        }

        var command = new ChangePassword(member.Email, current, next!, member.Session.TokenHash, LoginRoutes.Client(context));
        var result = await grains.GetGrain<ISignInGrain>(member.Tenant).ChangePassword(command);
        if (result.Status != SignInStatus.Done)
        {
            return LoginAnswers.Problem(result);
        }

        await audit.Add(context, member.Tenant, member.Email, "password.changed", member.Email);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<TotpBegun>, Problem>> BeginTotp(MemberCaller member, IGrainFactory grains)
    {
        if (await member.Grain(grains).BeginTotp() is not { } secret)
        {
            return new Problem(409, "totp_exists", "There is an authenticator already. Remove it first.");
        }

        var text = Base32Encoding.ToString(secret).TrimEnd('=');
        return TypedResults.Ok(new TotpBegun(text, new OtpUri(OtpType.Totp, text, member.Email, Issuer).ToString()));
    }

    private static async Task<Results<Ok<RecoveryCodes>, Problem>> ConfirmTotp(
        MemberCaller member, JsonBody<CodeCommand> body, HttpContext context, IGrainFactory grains, Audit audit)
    {
        if (await member.Grain(grains).ConfirmTotp(body.Value.Code ?? "") is not { } codes)
        {
            return Problems.CodeInvalid;
        }

        await audit.Add(context, member.Tenant, member.Email, "totp.added", member.Email);
        return TypedResults.Ok(new RecoveryCodes(codes));
    }

    private static async Task<Results<NoContent, Problem>> RemoveTotp(
        MemberCaller member, JsonBody<CodeCommand> body, HttpContext context, IGrainFactory grains, Audit audit)
    {
        if (!await member.Grain(grains).RemoveTotp(body.Value.Code ?? ""))
        {
            return Problems.CodeInvalid;
        }

        await audit.Add(context, member.Tenant, member.Email, "totp.removed", member.Email);
        return TypedResults.NoContent();
    }
}

/// <summary>One of both.</summary>
/// <param name="Code">Of the authenticator, or a recovery code.</param>
internal sealed record StepUpCommand(string? Password, string? Code);

/// <param name="Current">Left out by a member who has none.</param>
internal sealed record PasswordCommand(string? Current, string? New);

internal sealed record CodeCommand(string? Code);

/// <param name="Secret">Base 32, to be typed.</param>
/// <param name="Uri">The same as <c>otpauth:</c>, to be shown as a QR code.</param>
internal sealed record TotpBegun(string Secret, string Uri);

internal sealed record RecoveryCodes([property: System.Text.Json.Serialization.JsonPropertyName("recoveryCodes")] string[] Codes);
