using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Channels;
using OrleansNotify.Http;

namespace OrleansNotify.Preferences;

/// <summary>What people choose of, beyond the built-in categories.</summary>
internal static class CategoryRoutes
{
    private const int Most = 50;
    private const int MostEver = 1_000;

    public static void MapCategories(this IEndpointRouteBuilder routes)
    {
        var categories = routes.MapGroup("/v1/categories").RejectingBadArguments().RequireCors(TenantCors.Policy);
        categories.MapGet("", List)
            .Named("listCategories", "The categories of messages: the built-in ones, then the tenant's own by id");
        categories.MapPut("/{id}", Save)
            .Named("saveCategory", "Adds or replaces a category of the tenant's own")
            .Example("""{"labels":{"en":"Deliveries","de":"Lieferungen"},"eventTypes":["order.shipped"],"defaults":{"sms":false}}""");
        categories.MapDelete("/{id}", Delete)
            .Named("deleteCategory", "Deletes a category; its event types belong to a built-in one again");
    }

    private static async Task<Ok<CategoryList>> List(TenantViewer viewer, ICategoryStore categories, CancellationToken cancellation)
        => TypedResults.Ok(new CategoryList([.. (await categories.Of(viewer.Tenant, cancellation)).Offered.Select(CategoryView.Of)]));

    private static async Task<Results<Ok<CategoryView>, Problem>> Save(
        string id, TenantAdmin admin, JsonBody<CategoryCommand> body, HttpContext context, ICategoryStore categories, Audit audit,
        AccountDesk desk, CancellationToken cancellation)
    {
        if (body.Value.ToCategory(id) is not { } category)
        {
            return Problems.Invalid("category_invalid", "defaults has true or false for email, sms, whatsapp and push.");
        }

        if (CategoryRules.Problem(category) is { } why)
        {
            return Problems.Invalid("category_invalid", why);
        }

        if (await categories.Save(admin.Tenant, category, Most, MostEver, cancellation) is not { } saved)
        {
            return Problems.Invalid("too_many", $"A tenant has at most {Most} categories of its own, and {MostEver} with those that were deleted.");
        }

        await Changed(desk, admin.Tenant);
        await audit.Add(context, admin.Tenant, admin.Actor, "category.saved", id);
        return TypedResults.Ok(CategoryView.Of(saved));
    }

    private static async Task<Results<NoContent, Problem>> Delete(
        string id, TenantAdmin admin, HttpContext context, ICategoryStore categories, Audit audit, AccountDesk desk, TimeProvider time,
        CancellationToken cancellation)
    {
        if (!CategoryRules.IsId(id) || !await categories.Delete(admin.Tenant, id, time.GetUtcNow(), cancellation))
        {
            return Problems.NotFound;
        }

        await Changed(desk, admin.Tenant);
        await audit.Add(context, admin.Tenant, admin.Actor, "category.deleted", id);
        return TypedResults.NoContent();
    }

    /// <summary>Before the answer: what goes from then on is decided by it.</summary>
    private static Task Changed(AccountDesk desk, string tenant) => Task.WhenAll(ChannelWords.All.Select(channel => desk.Changed(tenant, channel)));
}
