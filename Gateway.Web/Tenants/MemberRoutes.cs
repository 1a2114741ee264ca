using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Http;
using OrleansNotify.Members;
using OrleansNotify.Sessions;
using OrleansNotify.Views;

namespace OrleansNotify.Tenants;

/// <summary>Who has a role in a tenant. They sign in as everybody does, by a code to their address.</summary>
internal static class MemberRoutes
{
    public static void MapMembers(this IEndpointRouteBuilder tenant)
    {
        tenant.MapGet("/members", List)
            .Named("listMembers", "Who has a role in the tenant");
        tenant.MapPut("/members/{email}", Put)
            .Named("saveMember", "Gives somebody a role: owner, admin or viewer")
            .Example("""{"role":"viewer"}""").Refuses(409);
        tenant.MapDelete("/members/{email}", Remove)
            .Named("removeMember", "Takes somebody's role away, ends their sessions and pauses their own endpoints").Refuses(409);
    }

    private static async Task<Results<Ok<MemberList>, Problem>> List(TenantAdmin admin, TenantDirectory directory)
        => await directory.Find(admin.Tenant) is { } settings
            ? TypedResults.Ok(new MemberList([.. (settings.Members ?? []).Select(MemberView.Of)]))
            : Problems.NotFound;

    private static async Task<Results<Ok<MemberView>, Problem>> Put(
        string email, TenantOwner owner, JsonBody<MemberCommand> body, HttpContext context, IGrainFactory grains, TenantDirectory directory, Audit audit)
    {
        if (!EmailAddress.TryNormalize(email, out var address))
        {
            return Problems.Invalid("email_invalid", "This is not an e-mail address.");
        }

        if (!MemberView.TryRole(body.Value.Role, out var role))
        {
            return Problems.Invalid("role_invalid", "role is owner, admin or viewer.");
        }

        if (await Change(owner, address, role, grains, directory) is { } problem)
        {
            return problem;
        }

        await audit.Add(context, owner.Tenant, owner.Actor, $"member.{body.Value.Role}", address);
        return await directory.Find(owner.Tenant) is { Members: { } members } && Array.Find(members, member => member.Email == address) is { } saved
            ? TypedResults.Ok(MemberView.Of(saved))
            : Problems.NotFound;
    }

    /// <summary>Who may still sign in does so again, as one without a role.</summary>
    private static async Task<Results<NoContent, Problem>> Remove(
        string email, TenantOwner owner, HttpContext context, IGrainFactory grains, TenantDirectory directory, Departures people, IViewStore views,
        Audit audit)
    {
        if (!EmailAddress.TryNormalize(email, out var address))
        {
            return Problems.NotFound;
        }

        if (await Change(owner, address, TenantRole.None, grains, directory) is { } problem)
        {
            return problem;
        }

        await audit.Add(context, owner.Tenant, owner.Actor, "member.removed", address);
        await people.Leave(owner.Tenant, address);
        await grains.GetGrain<IMemberGrain>(new UserKey(owner.Tenant, address).ToString()).Forget();
        await views.Forget(owner.Tenant, address, CancellationToken.None);
        return TypedResults.NoContent();
    }

    /// <returns>Null when it is done.</returns>
    private static async Task<Problem?> Change(TenantOwner owner, string email, TenantRole role, IGrainFactory grains, TenantDirectory directory)
    {
        var status = await grains.GetGrain<ITenantGrain>(owner.Tenant).ChangeMember(new ChangeMember(email, role, owner.IsOperator));
        directory.Forget(owner.Tenant);
        return status == TenantStatus.Done ? null : status.Problem("member_limit");
    }
}

internal sealed record MemberCommand(string? Role);

/// <param name="Role"><c>owner</c>, <c>admin</c> or <c>viewer</c>.</param>
internal sealed record MemberView(string Email, string Role, DateTimeOffset AddedAt)
{
    private static readonly TenantRole[] Roles = [TenantRole.Viewer, TenantRole.Admin, TenantRole.Owner];

    public static MemberView Of(TenantMember member) => new(member.Email, Word(member.Role), member.AddedAt);

    public static bool TryRole(string? word, out TenantRole role)
    {
        role = Array.Find(Roles, known => Word(known) == word);
        return role != TenantRole.None;
    }

    public static string Word(TenantRole role) => role.ToString().ToLowerInvariant();
}

internal sealed record MemberList(MemberView[] Items);
