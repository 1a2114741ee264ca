namespace OrleansNotify.Compat.Business;

/// <summary>An order as the document describes it; see <see cref="OrderMapping"/>.</summary>
internal sealed record OrderDocument(
    string OrderNumber, decimal Amount, string? Status, string? Currency, string? CustomerName, string? CustomerEmail, object[]? Items,
    object? Metadata, string? ActionUrl, string? ActionText, string? TenantId);

/// <summary>A payment as the document describes it; see <see cref="PaymentMapping"/>.</summary>
internal sealed record PaymentDocument(
    string PaymentId, decimal Amount, string Status, string? OrderNumber, string? OrderId, string? Currency, object? Metadata, string? ActionUrl,
    string? ActionText, string? TenantId);

/// <summary>A notification as the document describes it; see <see cref="NotificationMapping"/>.</summary>
internal sealed record NoteDocument(
    string Title, string Message, string? Type, string? Priority, string? UserId, string? Email, object? Metadata, string? ActionUrl,
    string? ActionText, string? TenantId);
