using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Http;

namespace OrleansNotify.Channels;

/// <summary>What a member does about one message.</summary>
internal sealed class MessageMoves(IMessageStore store, IMessageReader messages, IGrainFactory grains, Audit audit, TimeProvider time)
{
    public async Task<Results<Accepted<MessageAnswer>, Problem>> Move(
        string id, TenantAdmin admin, IReadOnlyList<MessageState> from, MessageState to, string action, HttpContext context)
    {
        if (await messages.Find(admin.Tenant, id, context.RequestAborted) is not { } row)
        {
            return Problems.NotFound;
        }

        var now = time.GetUtcNow();
        var reason = to == MessageState.Cancelled ? "cancelled_by_member" : null;
        if (!await store.Move(admin.Tenant, id, from, to, now, reason, now, context.RequestAborted))
        {
            var taken = string.Join(", ", from.Select(state => state.Word()));
            return Problems.Invalid("message_status", $"The message is {row.State.Word()}; this takes {taken}.") with { Status = 409 };
        }

        await audit.Add(context, admin.Tenant, admin.Actor, action, id);
        if (to == MessageState.Waiting)
        {
            await grains.GetGrain<IMessageSenderGrain>($"{admin.Tenant}/{row.Channel.Word()}").Wake();
        }

        var after = await messages.Find(admin.Tenant, id, context.RequestAborted) ?? row;
        return TypedResults.Accepted((string?)null, MessageAnswer.Of(after));
    }
}
