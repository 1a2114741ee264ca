using System.Buffers;
using System.IO.Pipelines;

namespace OrleansNotify.Http;

/// <summary>Reads a body into memory that grows as bytes come, within a budget.</summary>
internal static class BoundedBody
{
    /// <summary>What is read counts for its client's address until the answer is out.</summary>
    /// <param name="tenant">The caller's; null: not known yet.</param>
    /// <param name="user">The caller; null: not known yet, or the tenant itself.</param>
    public static BudgetLease Lease(HttpContext context, string? tenant = null, string? user = null)
    {
        var caller = tenant is null ? ClientAddress.Of(context) : user is null ? null : $"{tenant}/{user}";
        var lease = context.RequestServices.GetRequiredService<BodyBudget>().Lease(tenant, caller);
        context.Response.RegisterForDispose(lease);
        return lease;
    }

    /// <param name="most">Bytes; more are refused as soon as they are there.</param>
    /// <param name="lease">Null: it is not counted.</param>
    /// <exception cref="BadHttpRequestException">The client does not keep to HTTP.</exception>
    /// <exception cref="OperationCanceledException">The client is gone, or <paramref name="cancellation"/> is signalled.</exception>
    public static async Task<(byte[] Body, Problem? Refusal)> Read(PipeReader reader, long most, BudgetLease? lease, CancellationToken cancellation)
    {
        while (true)
        {
            var read = await reader.ReadAsync(cancellation);
            var length = read.Buffer.Length;
            if ((length > most ? Problems.BodyTooLarge : lease?.Grow(length)) is { } refusal)
            {
                // Before the rest is read and thrown away, which takes its time: others may have the room at once.
                reader.AdvanceTo(read.Buffer.End);
                lease?.Dispose();
                return ([], refusal);
            }

            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return (body, null);
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
