namespace OrleansNotify.Client.Dashboard;

public sealed record OrderTaken(bool Success, string Message, string OrderId, string OrderNumber);

public sealed record NotificationTaken(bool Success, string Message, string NotificationId);
