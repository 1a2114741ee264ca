using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Channels;
using OrleansNotify.Http;
using OrleansNotify.Sessions;
using OrleansNotify.Tenants;

namespace OrleansNotify.Members;

/// <summary>Who is asked to become a member. Owners ask anybody, admins viewers.</summary>
internal static class InvitationRoutes
{
    private const string Prefix = "inv_";
    private const int IdBytes = 16;
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public static void MapInvitations(this IEndpointRouteBuilder tenant)
    {
        var group = tenant.MapGroup("/members/invitations");
        group.MapGet("", List)
            .Named("listInvitations", "Who is asked to become a member");
        group.MapPost("", Create)
            .Named("inviteMember", "Mails a link that makes its reader a member; the link is in this answer only")
            .Example("""{"email":"bob@example.org","role":"viewer"}""").Refuses(409);
        group.MapDelete("/{id}", Delete)
            .Named("withdrawInvitation", "Ends the link of an invitation");
    }

    private static async Task<Ok<InvitationList>> List(TenantAdmin admin, IGrainFactory grains)
        => TypedResults.Ok(new InvitationList([.. (await grains.GetGrain<IInvitationsGrain>(admin.Tenant).List()).Select(InvitationView.Of)]));

    private static async Task<Results<Created<InvitationMade>, Problem>> Create(
        TenantAdmin admin, JsonBody<InvitationCommand> body, HttpContext context, IGrainFactory grains, TenantDirectory directory,
        DashboardAddress address, MailSite site, Audit audit, TimeProvider time)
    {
        if (!EmailAddress.TryNormalize(body.Value.Email, out var email))
        {
            return Problems.Invalid("email_invalid", "This is not an e-mail address.");
        }

        if (!MemberView.TryRole(body.Value.Role, out var role))
        {
            return Problems.Invalid("role_invalid", "role is owner, admin or viewer.");
        }

        if (role != TenantRole.Viewer && !admin.Scopes.HasFlag(ApiScopes.Members))
        {
            return Problems.Forbidden;
        }

        if (await directory.Find(admin.Tenant) is not { } settings)
        {
            return Problems.NotFound;
        }

        if (settings.RoleOf(email) != TenantRole.None)
        {
            return new Problem(409, "member_exists", "This person is a member already.");
        }

        var token = LinkToken.New(admin.Tenant);
        var invitation = new Invitation(Prefix + RandomNumberGenerator.GetHexString(2 * IdBytes, lowercase: true), email, role, time.GetUtcNow() + Lifetime, admin.Actor);
        var status = await grains.GetGrain<IInvitationsGrain>(admin.Tenant).Add(invitation, LinkToken.Hash(token));
        if (status != TenantStatus.Done)
        {
            return status.Problem("invitation_limit");
        }

        var link = address.Shown(context, "invite") + token;
        await grains.GetGrain<IMailQueueGrain>($"{admin.Tenant}/email").Send(MemberMail.Invite(invitation, link, site.Of(admin.Tenant), time.GetUtcNow()));
        await audit.Add(context, admin.Tenant, admin.Actor, "invitation.created", email);
        return TypedResults.Created((string?)null, InvitationMade.Of(invitation, link));
    }

    private static async Task<Results<NoContent, Problem>> Delete(string id, TenantAdmin admin, HttpContext context, IGrainFactory grains, Audit audit)
    {
        var invitations = grains.GetGrain<IInvitationsGrain>(admin.Tenant);
        if (Array.Find(await invitations.List(), item => item.Id == id) is not { } found)
        {
            return Problems.NotFound;
        }

        if (found.Role != TenantRole.Viewer && !admin.Scopes.HasFlag(ApiScopes.Members))
        {
            return Problems.Forbidden;
        }

        if (await invitations.Delete(id) != TenantStatus.Done)
        {
            return Problems.NotFound;
        }

        await audit.Add(context, admin.Tenant, admin.Actor, "invitation.withdrawn", found.Email);
        return TypedResults.NoContent();
    }
}

internal sealed record InvitationCommand(string? Email, string? Role);

/// <param name="Role"><c>owner</c>, <c>admin</c> or <c>viewer</c>.</param>
internal sealed record InvitationView(string Id, string Email, string Role, DateTimeOffset ExpiresAt, string InvitedBy)
{
    public static InvitationView Of(Invitation item) => new(item.Id, item.Email, MemberView.Word(item.Role), item.ExpiresAt, item.InvitedBy);
}

internal sealed record InvitationList(InvitationView[] Items);

/// <param name="Link">For the invited person; it works once.</param>
internal sealed record InvitationMade(string Id, string Email, string Role, DateTimeOffset ExpiresAt, string Link)
{
    public static InvitationMade Of(Invitation item, string link) => new(item.Id, item.Email, MemberView.Word(item.Role), item.ExpiresAt, link);
}
