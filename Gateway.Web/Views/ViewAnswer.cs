namespace OrleansNotify.Views;

/// <param name="Owner">The member who saved it; null: is no member any longer.</param>
internal sealed record ViewAnswer(string Id, string Name, string Page, string Query, bool IsShared, string? Owner, DateTimeOffset UpdatedAt)
{
    public static ViewAnswer Of(ViewRow row) => new(
        row.Id, row.Name, row.Page, row.Query, row.IsShared, row.Owner.Length > 0 ? row.Owner : null, row.UpdatedAt);
}

internal sealed record ViewList(ViewAnswer[] Items);
