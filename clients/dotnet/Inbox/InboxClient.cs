using System.Runtime.CompilerServices;
using OrleansNotify.Client.Http;
using OrleansNotify.Client.Json;

namespace OrleansNotify.Client.Inbox;

/// <summary>A signed-in person's notifications.</summary>
public sealed class InboxClient
{
    private readonly NotifyHttp _http;

    internal InboxClient(NotifyHttp http) => _http = http;

    /// <summary>All of them, newest first, read page by page as they are asked for.</summary>
    public async IAsyncEnumerable<InboxItem> List(InboxFilter? filter = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (long? before = null; ;)
        {
            var page = await Page(filter, before, cancellation);
            foreach (var item in page.Items)
            {
                yield return item;
            }

            if ((before = page.NextBefore) is null)
            {
                yield break;
            }
        }
    }

    public Task<InboxPage> Page(InboxFilter? filter = null, long? before = null, CancellationToken cancellation = default)
        => _http.Get(
            Addresses.Query(
                "/v1/inbox", ("before", before), ("unread", filter?.Unread), ("dismissed", filter?.Dismissed), ("archived", filter?.Archived),
                ("snoozed", filter?.Snoozed)),
            NotifyJson.Default.InboxPage, cancellation);

    public Task<UnreadCount> Count(CancellationToken cancellation = default) => _http.Get("/v1/inbox/count", NotifyJson.Default.UnreadCount, cancellation);

    public Task<ItemChanged> Change(string id, InboxPatch patch, CancellationToken cancellation = default)
        => _http.Send(
            HttpMethod.Patch, $"/v1/inbox/{Uri.EscapeDataString(id)}", patch, NotifyJson.Default.InboxPatch, NotifyJson.Default.ItemChanged,
            cancellation, isRepeatable: true);

    /// <param name="ids">At most 1,000.</param>
    public Task<BulkChanged> Change(IReadOnlyList<string> ids, InboxPatch patch, CancellationToken cancellation = default)
        => Bulk(new BulkCommand(null, ids, patch), cancellation);

    public Task<BulkChanged> MarkAllRead(CancellationToken cancellation = default)
        => Bulk(new BulkCommand(true, null, new InboxPatch { Read = true }), cancellation);

    private Task<BulkChanged> Bulk(BulkCommand command, CancellationToken cancellation)
        => _http.Send(
            HttpMethod.Post, "/v1/inbox/bulk", command, NotifyJson.Default.BulkCommand, NotifyJson.Default.BulkChanged, cancellation, isRepeatable: true);
}
