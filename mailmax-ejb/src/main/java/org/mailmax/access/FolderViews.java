package org.mailmax.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailmax.database.Durability;
import org.mailmax.feed.Feed;
import org.mailmax.mail.folder.FolderId;

/// The views of the folders in use, as many as fit. The feed tells them when they are out of date.
@ApplicationScoped
public class FolderViews {

    /// How much memory all views may take, in octets.
    @Inject
    @ConfigProperty(name = "mailmax.views.octets", defaultValue = "268435456")
    private long octets;

    @Inject
    private ViewReader reader;

    @Inject
    private Durability durability;

    @Inject
    private Feed feed;

    private Cache<FolderId, FolderView> views;

    @PostConstruct
    void start() {
        views = Caffeine.newBuilder()
                .maximumWeight(octets)
                .weigher((FolderId _, FolderView view) -> view.weight())
                .build();
        feed.onNews(this::hint);
    }

    public FolderView of(FolderId folder) {
        FolderView view = views.get(folder, id -> new FolderView(id, reader, durability));
        if (view.isOutgrown()) {
            // The cache weighs what it is given.
            views.asMap().replace(folder, view, view);
        }
        return view;
    }

    public void forget(FolderId folder) {
        views.invalidate(folder);
    }

    private void hint(FolderId folder) {
        FolderView view = views.getIfPresent(folder);
        if (view != null) {
            view.hint();
        }
    }
}
